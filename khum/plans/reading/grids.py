"""From a grid of cells to plan rows: where the header is, what stands above it, which rows continue the row before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from khum.domain.extracted import Table
from khum.plans.reading.cleaning import clean, lines
from khum.plans.reading.columns import Column, Header, column_of, find_header
from khum.plans.reading.numbering import is_subnumber, number_of
from khum.plans.reading.stepping import step_matches

_BANNER = re.compile(
    r"ชื่อหน่วยงาน|เป้าหมาย\s?KM|Desired State|หน่วยที่วัด|KM Action Plan|^แผนการจัดการ(?:องค์)?ความรู้|^แผนปฏิบัติการ"
)
_COLUMN_NUMBER = re.compile(r"^\(?[๐-๙0-9]{1,2}\)?$")
_TOTAL = re.compile(r"^รวม(?:ทั้งสิ้น|ทั้งหมด|เป็นเงิน|งบประมาณ)?[\s:]*$")


@dataclass(slots=True)
class RawRow:
    """Cells of one activity, gathered from one or more rows of the file. ``group`` is the step named above it."""

    cells: list[str]
    place: int
    group: str = ""
    state: str = ""


@dataclass(slots=True)
class Segment:
    """A piece of a plan table: what stands above it and its rows. A piece without own header continues another."""

    header: Header
    heading: list[str] = field(default_factory=list)
    rows: list[RawRow] = field(default_factory=list)
    table: Table | None = None
    has_own_header: bool = True


@dataclass(slots=True)
class Grid:
    """What a table of the file holds: pieces of plan tables, and rows that are none of them."""

    segments: list[Segment] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def read_grid(table: Table, before: Header | None) -> Grid | None:
    """The plan rows of a table; None where it is no plan table.

    ``before`` is the header of the plan table just before, which a piece without header continues. A table whose
    headers stand in the first column is turned.
    """
    rows = _without_empty_columns(table.rows)
    if not rows:
        return None
    header = find_header(rows)
    if header is None and (turned := find_header(_turned(rows))) is not None and turned.first_row == 0:
        rows, header = _turned(rows), turned
    if header is not None:
        start = header.first_row + header.rows
        heading = [line for row in rows[: header.first_row] for line in _said(row)]
        grid = _read_rows(rows[start:], Segment(header, heading, table=table), start)
        grid.unread.extend(_unknown_words(header, rows[start:]))
        return grid
    if before is not None and _continues(rows, before):
        return _read_rows(rows, Segment(before, table=table, has_own_header=False), 0)
    return None


def is_banner(text: str) -> bool:
    """Whether a cell speaks of the table that it stands in: the council, the part of the plan, the desired state."""
    return bool(_BANNER.match(clean(text)))


def _without_empty_columns(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    cells = [list(row) for row in rows]
    width = max((len(row) for row in cells), default=0)
    padded = [row + [""] * (width - len(row)) for row in cells]
    kept = [i for i in range(width) if any(row[i].strip() for row in padded)]
    return [[row[i] for i in kept] for row in padded]


def _turned(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _said(row: Sequence[str]) -> list[str]:
    return [line for cell in row for line in lines(cell)]


def _continues(rows: Sequence[Sequence[str]], before: Header) -> bool:
    """Whether headerless rows go on under a header: as many columns, and numbers where numbers stood."""
    if len(rows[0]) != len(before.columns):
        return False
    place = before.place(Column.NUMBER)
    if place is None:
        return True
    cells = [row[place] for row in rows if row[place].strip()]
    return all(number_of(cell) or is_subnumber(cell) for cell in cells)


def _read_rows(rows: Sequence[Sequence[str]], first: Segment, offset: int) -> Grid:
    grid = Grid([first])
    group = ""
    for place, cells in enumerate(rows, start=offset):
        segment = grid.segments[-1]
        said = [cell for cell in cells if cell.strip()]
        if not said:
            continue
        if (other := _other_header(cells, segment.header)) is not None:
            grid.segments.append(Segment(other, _trailing(segment), table=segment.table))
            below = takewhile(lambda row: find_header([row]) is None, rows[place - offset + 1 :])
            grid.unread.extend(_unknown_words(other, list(below)))
            group = ""
            continue
        if _is_repeated_header(cells, segment.header):
            known = {*segment.header.words}
            grid.unread.extend(c for c in map(clean, said) if c not in known and not column_of(c) and not number_of(c))
            continue
        grid.unread.extend(_in_unknown_columns(cells, segment.header))
        if len(said) == 1 and len(cells) > 2:
            group = _take_single(grid, cells, said[0], group, place)
        elif _TOTAL.match(clean(said[0])):
            grid.unread.append(" ".join(clean(cell) for cell in said))
        else:
            _take_row(grid, cells, group, place)
    return grid


def _other_header(cells: Sequence[str], header: Header) -> Header | None:
    """A header with other columns than the one above: another table begins on the same sheet."""
    other = find_header([cells])
    return other if other is not None and other.columns != header.columns else None


def _trailing(segment: Segment) -> list[str]:
    """Heading lines of a piece without rows belong to the table that begins after them."""
    if segment.rows:
        return []
    heading, segment.heading = segment.heading, []
    return heading


def _unknown_words(header: Header, rows: Sequence[Sequence[str]]) -> list[str]:
    """Words over columns that no plan of Khum has a place for and that hold nothing."""
    return [
        word
        for place, (kind, word) in enumerate(zip(header.columns, header.words, strict=True))
        if kind is Column.OTHER and word and not any(row[place].strip() for row in rows)
    ]


def _in_unknown_columns(cells: Sequence[str], header: Header) -> list[str]:
    """What columns say that no plan of Khum has a place for."""
    triples = zip(header.columns, header.words, cells, strict=False)
    return [f"{word}: {clean(cell)}" for kind, word, cell in triples if kind is Column.OTHER and word and cell.strip()]


def _is_repeated_header(cells: Sequence[str], header: Header) -> bool:
    """A header printed again, or the row of column numbers that some forms carry under it."""
    words = [clean(cell) for cell in cells]
    if len(words) == len(header.words) and sum(a == b != "" for a, b in zip(words, header.words, strict=True)) >= 3:
        return True
    said = [word for word in words if word]
    if find_header([cells]) is not None:
        return True
    return len(said) >= 3 and all(_COLUMN_NUMBER.match(word) for word in said)


def _take_single(grid: Grid, cells: Sequence[str], text: str, group: str, place: int) -> str:
    """A row that says one thing: a heading inside the table, a step over the rows below, or more of the row above."""
    segment = grid.segments[-1]
    where = next(i for i, cell in enumerate(cells) if cell.strip())
    kind = segment.header.columns[where] if where < len(segment.header.columns) else Column.OTHER
    if _BANNER.search(clean(text)):
        if segment.rows:
            grid.segments.append(Segment(segment.header, table=segment.table))
        grid.segments[-1].heading.extend(lines(text))
        return ""
    if where <= 1 and step_matches(clean(text)):
        return clean(text)
    if kind in {Column.NUMBER, Column.OTHER} or not segment.rows:
        if number_of(clean(text)) is None:
            grid.unread.append(clean(text))
        return group
    _append(segment.rows[-1], cells)
    return group


def _take_row(grid: Grid, cells: Sequence[str], group: str, place: int) -> None:
    segment = grid.segments[-1]
    header = segment.header
    state = clean(header.text(cells, Column.DESIRED_STATE))
    if segment.rows and _is_more_of(segment.rows[-1], cells, header):
        _append(segment.rows[-1], cells)
        return
    if state and segment.rows and segment.rows[-1].state not in {"", state}:
        segment = Segment(header, table=segment.table)
        grid.segments.append(segment)
    if not group and segment.rows and not header.text(cells, Column.STEP):
        above = segment.rows[-1]
        group = clean(header.text(above.cells, Column.STEP)) or (above.group if Column.STEP in header.columns else "")
    segment.rows.append(RawRow(list(cells), place, group, state))


def _is_more_of(row: RawRow, cells: Sequence[str], header: Header) -> bool:
    """Whether cells go on with the row above: no number, no period and no step of their own."""
    place = header.place(Column.NUMBER)
    title = clean(header.text(cells, Column.TITLE))
    has_period = any(
        header.text(cells, kind).strip() for kind in (Column.PERIOD, Column.START, Column.END, Column.MONTH)
    )
    if place is None:
        return not title and not header.text(cells, Column.STEP) and not has_period
    if cells[place].strip() or header.text(cells, Column.STEP) or step_matches(title):
        return False
    return not title or (not has_period and bool(row.cells[place].strip()))


def _append(row: RawRow, cells: Sequence[str]) -> None:
    row.cells = ["\n".join(part for part in pair if part.strip()) for pair in zip(row.cells, cells, strict=True)]


_MARKER = r"(?:ชื่อหน่วยงาน|เป้าหมาย\s?KM\s*[:：(]|เป้าหมาย\s*\(\s?Desired|หน่วยที่วัดผล)"
_MARKERS = re.compile(rf"(?:^|\s+)(?={_MARKER})")


def headings_of(segment: Segment) -> Iterator[tuple[str, str]]:
    """Lines above a piece, each told by its kind: ``state``, ``unit``, ``office``, ``title`` or ``other``.

    A narrow cell breaks a heading anywhere, so what follows a known mark is one heading up to the next mark.
    """
    for part in _MARKERS.split("\n".join(segment.heading)):
        if re.match(_MARKER, part):
            yield heading_kind(" ".join(part.split()))
        else:
            yield from (heading_kind(line) for line in part.split("\n") if line)


_STATE = re.compile(
    r"^(?:[๐-๙0-9.)\s]*)เป้าหมาย\s*(?:KM|การจัดการความรู้)?\s*(?:\(\s*Desired\s*State\s*\))?\s*(?:ที่\s*[๐-๙0-9]+)?\s*[:：]\s*(.+)$",
    re.IGNORECASE,
)
_UNIT = re.compile(r"^หน่วยที่วัดผล(?:ได้)?(?:เป็นรูปธรรม)?\s*[:：]?\s*(.+)$")
_OFFICE = re.compile(r"^(?:ชื่อ)?(?:หน่วยงาน|ส่วนราชการ)\s*[:：]\s*(.+)$")
_TITLE = re.compile(
    r"^(?:[๐-๙0-9]{1,2}[.)]+\s*)?(?:(?:ส่วน|ตอน|ตาราง)(?:ที่)?\s*[๐-๙0-9]*\s*[:.]?\s*)?"
    r"(?:แผน|กระบวนการ|การบริหาร|KM|\(KM|Change|ส่วน)"
)


def heading_kind(line: str) -> tuple[str, str]:
    """The kind of a line above a plan table, and what it says.

    >>> heading_kind("หน่วยที่วัดผลได้เป็นรูปธรรม : พนักงานได้รับการพัฒนา")
    ('unit', 'พนักงานได้รับการพัฒนา')
    """
    for kind, pattern in (("state", _STATE), ("unit", _UNIT), ("office", _OFFICE)):
        if found := pattern.match(line):
            return kind, found[1].strip()
    return ("title", line) if _TITLE.match(line) else ("other", line)
