"""One activity from the cells of its row: every field cleaned, a doubt wherever letters or cells were put right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from khum.domain.fiscal_year import FiscalYear
from khum.domain.steps import Track
from khum.plans.reading import cleaning, periods
from khum.plans.reading.cleaning import clean, squeezed
from khum.plans.reading.columns import Column, Header, month_of
from khum.plans.reading.grids import RawRow
from khum.plans.reading.numbering import item_of
from khum.plans.reading.result import CellDoubt, ReadActivity, ReadIndicator
from khum.plans.reading.stepping import StepMatch, chosen, step_matches

_BOUND = re.compile(
    r"อย่าง\s?น้อย|ไม่\s?น้อยกว่า|ไม่\s?ต่ำกว่า|ไม่\s?เกิน|ไม่\s?มากกว่า|ร้อยละ|จำนวน\s?[๐-๙\d]+|[๐-๙\d]+(?:\.[๐-๙\d]+)?\s?\S{0,20}$"
)
_EMPTY = re.compile(r"^[-–—.\s]*$")
_LEFTOVER_OWNER = 8
"""Letters that an owner must have before the end of another cell is taken for it."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a row with their header."""

    header: Header
    cells: list[str]

    def said(self, column: Column) -> str:
        """What the columns of a kind say, as the file has it; a lone dash says nothing."""
        text = self.header.text(self.cells, column)
        return "" if _EMPTY.match(text) else text

    def has(self, column: Column) -> bool:
        """Whether the table has a column of this kind."""
        return column in self.header.columns


def matches_of(row: RawRow, header: Header) -> list[StepMatch]:
    """Steps that a row may belong to: by its step column, its own beginning, or the step named above it."""
    cells = Cells(header, row.cells)
    for text in (cells.said(Column.STEP), cells.said(Column.TITLE), row.group, cells.said(Column.METHOD)):
        if text and (found := step_matches(_tidy(text, None, "")[0])):
            return found
    return []


def read_row(row: RawRow, header: Header, track: Track, year: FiscalYear | None) -> ReadActivity:
    """The activity of a row. ``year`` supplies years that its period leaves out."""
    cells = Cells(header, row.cells)
    activity = ReadActivity(number=0, number_text=clean(cells.said(Column.NUMBER)), raw=_raw(cells))
    match = chosen(matches_of(row, header), track)
    activity.step = match.step.value if match else None
    _read_title(activity, cells, row)
    activity.method = _points(*_tidy(cells.said(Column.METHOD), activity, "method"))
    activity.audience = _tidy(cells.said(Column.AUDIENCE), activity, "audience")[0]
    activity.owner = _tidy(cells.said(Column.OWNER), activity, "owner")[0]
    activity.budget = clean(cells.said(Column.BUDGET))
    activity.remark = _tidy(cells.said(Column.REMARK), activity, "remark")[0]
    activity.indicators = _indicators(cells, activity)
    _read_period(activity, cells, year)
    return activity


def _raw(cells: Cells) -> dict[str, str]:
    """Cells by printed header; columns without one, or with the same one, are told apart by their place."""
    raw: dict[str, str] = {}
    for place, (word, cell) in enumerate(zip(cells.header.words, cells.cells, strict=False), start=1):
        if cell.strip():
            key = word or f"คอลัมน์ {place}"
            raw[f"{key} ({place})" if key in raw else key] = cell
    return raw


def _tidy(text: str, activity: ReadActivity | None, field: str) -> tuple[str, str]:
    """Cleaned text, mended where letters stand apart (a doubt then), and the text as the file has it."""
    plain = clean(text)
    tidy = plain
    if cleaning.is_torn(plain):
        tidy = cleaning.mended(plain)
        if activity is not None:
            activity.doubts.append(CellDoubt("letters_split", plain, field))
    return cleaning.rejoined(tidy), plain


def _points(text: str, _source: str) -> str:
    """Bulleted text with a line for each point; a single point stands without its bullet."""
    before, points = cleaning.split_bullets(text)
    if not before and len(points) == 1:
        return points[0]
    return "\n".join([*([before] if before else []), *(f"- {point}" for point in points)])


def _read_title(activity: ReadActivity, cells: Cells, row: RawRow) -> None:
    column = next((c for c in (Column.TITLE, Column.STEP, Column.METHOD) if cells.said(c)), Column.TITLE)
    text, _source = _tidy(cells.said(column) or row.group, activity, "title")
    if not activity.number_text and (item := item_of(text)):
        activity.number_text, text = str(item[0]), item[1]
    head, activity.details = cleaning.split_bullets(text)
    if not head and activity.details:
        head, *activity.details = activity.details
    found = [m for m in step_matches(head) if m.step.value == activity.step]
    activity.title = _with_whole_step(head, found[0]) if found else head


def _with_whole_step(head: str, match: StepMatch) -> str:
    """The head with the name of its step written without the blanks that a narrow column left in it."""
    places = [place for place, letter in enumerate(head, start=1) if squeezed(letter)]
    if len(places) < match.letters:
        return head
    end = places[match.letters - 1]
    name, rest = head[:end].replace(" ", ""), head[end:]
    return f"{name}{rest if rest[:1] in {'', '/', ',', ')'} else ' ' + rest.strip()}".strip()


def _indicators(cells: Cells, activity: ReadActivity) -> list[ReadIndicator]:
    if cells.has(Column.INDICATOR_AND_TARGET) and cells.said(Column.INDICATOR_AND_TARGET):
        text, _source = _tidy(cells.said(Column.INDICATOR_AND_TARGET), activity, "indicators/0/text")
        return [_split(point) for point in _list(text)]
    said, _source = _tidy(cells.said(Column.INDICATOR), activity, "indicators/0/text")
    wanted, _source = _tidy(cells.said(Column.TARGET), activity, "indicators/0/target")
    texts, targets = _list(said), _list(wanted)
    if len(texts) == len(targets) and len(texts) > 1:
        return [ReadIndicator(text, target) for text, target in zip(texts, targets, strict=True)]
    if len(texts) > 1:
        return [ReadIndicator(texts[0], "\n".join(targets)), *(ReadIndicator(text) for text in texts[1:])]
    if texts or targets:
        return [ReadIndicator("".join(texts), "\n".join(targets))]
    return []


def _list(text: str) -> list[str]:
    before, points = cleaning.split_bullets(text)
    return [*([before] if before else []), *points]


def _split(point: str) -> ReadIndicator:
    """An indicator and its target from one cell: the target begins at its bound or its last number.

    >>> _split("มีการจัดประชุมประจำเดือน อย่างน้อยเดือนละ ๑ ครั้ง")
    ReadIndicator(text='มีการจัดประชุมประจำเดือน', target='อย่างน้อยเดือนละ ๑ ครั้ง')
    """
    bound = _BOUND.search(point)
    if bound is None or bound.start() == 0:
        return ReadIndicator(point, point if bound else "")
    return ReadIndicator(point[: bound.start()].strip(" :-"), point[bound.start() :].strip())


def _read_period(activity: ReadActivity, cells: Cells, year: FiscalYear | None) -> None:
    marked = [
        month
        for kind, word, cell in zip(cells.header.columns, cells.header.words, cells.cells, strict=False)
        if kind is Column.MONTH and cell.strip() and (month := month_of(word))
    ]
    period: periods.Period | None
    if marked:
        period = periods.period_of_months(marked, year) if year else None
        said = ", ".join(word for word, cell in zip(cells.header.words, cells.cells, strict=False) if cell.strip())
    else:
        said = clean(cells.said(Column.PERIOD))
        ends = [clean(cells.said(kind)) for kind in (Column.START, Column.END)]
        said = said or " - ".join(part for part in ends if part)
        period = periods.read_period(said, year)
    if period is None:
        if said:
            activity.doubts.append(CellDoubt("period_unread", said, "start"))
        return
    activity.start, activity.end = period.start, period.end
    if not period.is_sure:
        activity.doubts.append(CellDoubt("period_turned", said, "start"))
    elif year and not (year.contains(period.start) and year.contains(period.end)):
        activity.doubts.append(CellDoubt("period_outside", said, "start", "note"))


def inherit(activity: ReadActivity, above: ReadActivity, header: Header) -> None:
    """Take period and owner from the row above where this row's own cells are empty, as merged cells leave them."""
    has_period = any(kind in header.columns for kind in (Column.PERIOD, Column.START))
    is_unsaid = activity.start is None and not any(d.field == "start" for d in activity.doubts)
    if has_period and is_unsaid and above.start is not None:
        activity.start, activity.end = above.start, above.end
        activity.doubts.append(CellDoubt("filled_from_above", "", "start", "note"))
    if Column.OWNER in header.columns and not activity.owner and above.owner:
        activity.owner = above.owner
        activity.doubts.append(CellDoubt("filled_from_above", "", "owner", "note"))


def take_owner_out(activity: ReadActivity, owner: str) -> None:
    """Take an owner that slid into the end of a target or indicator out of it; the row's own owner stays, if any."""
    letters = squeezed(owner)
    if len(letters) < _LEFTOVER_OWNER:
        return
    for place, indicator in enumerate(activity.indicators):
        for field in ("target", "text"):
            text = getattr(indicator, field)
            if len(squeezed(text)) > len(letters) and squeezed(text).endswith(letters):
                setattr(indicator, field, _without_end(text, letters))
                activity.doubts.append(CellDoubt("owner_in_target", text, f"indicators/{place}/{field}"))
                activity.owner = activity.owner or owner


def _without_end(text: str, letters: str) -> str:
    for start in range(len(text) - 1, -1, -1):
        end = squeezed(text[start:])
        if end == letters:
            return text[:start].rstrip(" -")
        if len(end) > len(letters):
            break
    return text
