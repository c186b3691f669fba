"""Plain text as blocks: runs of tab-separated lines and pipe tables become tables, every other line a paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from khum.domain.extracted import Paragraph, Table

# Text saved from a word processor or a Markdown converter; a bullet before the first bar is a converter's slip.
_PIPE_ROW = re.compile(r"^\s*(?:[-*•]\s+)?\|(.*)\|\s*$")
_RULE_CELL = re.compile(r"^[\s:=-]*$")
_NUMBERED = tuple[int, str]


def blocks_from_text(text: str) -> tuple[Paragraph | Table, ...]:
    """Paragraphs and tables of a text in order; ``where`` is the line, as ``L12``. Blank lines end a table.

    >>> blocks_from_text("หัวเรื่อง\\nก\\tข")
    (Paragraph(text='หัวเรื่อง', page=None, where='L1'), Table(rows=(('ก', 'ข'),), page=None, where='L2'))
    """
    lines = enumerate(text.splitlines(), start=1)
    return tuple(block for kind, group in groupby(lines, key=_kind) for block in kind(list(group)))


def table_of(rows: Iterable[Iterable[str]], *, page: int | None = None, where: str = "") -> Table:
    """A table whose rows are all as wide as the widest; cells are stripped of outer blanks."""
    cells = [[cell.strip() for cell in row] for row in rows]
    width = max((len(row) for row in cells), default=0)
    return Table(tuple((*row, *[""] * (width - len(row))) for row in cells), page, where)


def _kind(line: _NUMBERED) -> Callable[[list[_NUMBERED]], Iterator[Paragraph | Table]]:
    """Which reader a line belongs to; neighbours of one kind are read together."""
    text = line[1]
    if not text.strip():
        return _nothing
    if _PIPE_ROW.match(text):
        return _piped
    return _tabbed if "\t" in text else _paragraphs


def _nothing(_lines: list[_NUMBERED]) -> Iterator[Paragraph | Table]:
    return iter(())


def _paragraphs(lines: list[_NUMBERED]) -> Iterator[Paragraph | Table]:
    for number, text in lines:
        yield Paragraph(text.strip(), where=f"L{number}")


def _tabbed(lines: list[_NUMBERED]) -> Iterator[Paragraph | Table]:
    """A table, unless the tabs only indent."""
    if any("\t" in text.strip() for _number, text in lines):
        yield table_of((text.split("\t") for _number, text in lines), where=f"L{lines[0][0]}")
    else:
        yield from _paragraphs(lines)


def _piped(lines: list[_NUMBERED]) -> Iterator[Paragraph | Table]:
    """A pipe table without its ruling lines."""
    rows = [match[1].split("|") for _number, text in lines if (match := _PIPE_ROW.match(text))]
    said = [row for row in rows if not all(_RULE_CELL.match(cell) for cell in row)]
    if said:
        yield table_of(said, where=f"L{lines[0][0]}")
