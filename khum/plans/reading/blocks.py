"""Blocks as a person sees them: a table that a page break cut is one again, a sheet is text and tables again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from khum.domain.extracted import ExtractedDocument, Paragraph, Table
from khum.plans.reading.grids import is_banner

Block = Paragraph | Table
Row = tuple[str, ...]
_SHEETS = frozenset({"xlsx", "csv"})


def prepared(document: ExtractedDocument) -> list[Block]:
    """The blocks of a file with tables whole."""
    if document.source_format == "pdf":
        return _joined_over_pages(document.blocks)
    if document.source_format in _SHEETS:
        return [part for block in document.blocks for part in _parts_of_sheet(block)]
    return list(document.blocks)


def _joined_over_pages(blocks: Sequence[Block]) -> list[Block]:
    """A table that ends a page and one as wide that begins the next page are one table."""
    joined: list[Block] = []
    last_page: int | None = None
    for block in blocks:
        before = joined[-1] if joined else None
        if isinstance(block, Table) and isinstance(before, Table) and _goes_on(before, block, last_page):
            joined[-1] = Table(_rows_joined(before.rows, block.rows), before.page, before.where)
        else:
            joined.append(block)
        last_page = block.page
    return joined


def _goes_on(before: Table, block: Table, last_page: int | None) -> bool:
    if last_page is None or block.page != last_page + 1 or not before.rows or not block.rows:
        return False
    return len(before.rows[0]) == len(block.rows[0])


def _rows_joined(first: Sequence[Row], second: Sequence[Row]) -> tuple[Row, ...]:
    """Rows in order; a cell over the whole width that the page break cut in two is one cell again."""
    end, start = _only_cell(first[-1]), _only_cell(second[0])
    if end is not None and end == start and not is_banner(second[0][end]):
        whole = first[-1][end] + second[0][end]
        row = tuple(whole if place == end else "" for place in range(len(first[-1])))
        return (*first[:-1], row, *second[1:])
    return (*first, *second)


def _only_cell(row: Row) -> int | None:
    """Place of the only cell that says something; None where several do, or none."""
    said = [place for place, cell in enumerate(row) if cell.strip()]
    return said[0] if len(said) == 1 else None


def _parts_of_sheet(block: Block) -> Iterator[Block]:
    """Lines and tables of a sheet: blank rows part them, and lines in the first column stand around a table."""
    if isinstance(block, Paragraph):
        yield block
        return
    for start, rows in _zones(block.rows):
        wide = [place for place, row in enumerate(rows) if len([cell for cell in row if cell.strip()]) > 1]
        first, last = (wide[0], wide[-1]) if wide else (len(rows), len(rows))
        while last + 1 < len(rows) and (_only_cell(rows[last + 1]) or 0) > 0:
            last += 1
        yield from _lines(rows[:first], block)
        if wide:
            where = f"{block.where} แถวที่ {start + first + 1}".strip()
            yield Table(_without_empty_columns(rows[first : last + 1]), block.page, where)
        yield from _lines(rows[last + 1 :], block)


def _without_empty_columns(rows: Sequence[Row]) -> tuple[Row, ...]:
    kept = [place for place in range(len(rows[0])) if any(row[place].strip() for row in rows)]
    return tuple(tuple(row[place] for place in kept) for row in rows)


def _zones(rows: Sequence[Row]) -> Iterator[tuple[int, Sequence[Row]]]:
    """Runs of rows between blank ones, each with the place of its first row."""
    blank = [-1, *(place for place, row in enumerate(rows) if not any(cell.strip() for cell in row)), len(rows)]
    for before, after in pairwise(blank):
        if after - before > 1:
            yield before + 1, rows[before + 1 : after]


def _lines(rows: Sequence[Row], block: Table) -> Iterator[Paragraph]:
    for row in rows:
        yield Paragraph(" ".join(cell for cell in row if cell.strip()), block.page, block.where)
