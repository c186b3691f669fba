"""Sheets of an XLSX as tables: values as text, dates in ISO form, a merged cell at its first place only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from khum.domain.extracted import ExtractedDocument, Table
from khum.domain.text_blocks import table_of
from khum.files.extract.grid import trim
from khum.files.extract.xlsx_percent import Places, percent_cells

Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta

# Blanking what a merge hides costs a visit to each covered cell; a sheet that covers more hides nothing by chance.
_MAX_COVERED = 500_000


def read(path: Path) -> ExtractedDocument:
    """One table for each sheet with text; ``where`` is the sheet's name and row n of the table is its row n."""
    percents = percent_cells(path)
    tables: list[Table] = []
    warnings: list[str] = []
    with CalamineWorkbook.from_path(path) as book:
        for about in book.sheets_metadata:
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            rows, left_out = trim(_texts(sheet, percents.get(about.name, frozenset())))
            if left_out:
                warnings.append(f"rows_left_out:{about.name}")
            if not rows:
                continue
            if about.visible is not SheetVisibleEnum.Visible:
                warnings.append(f"hidden_sheet:{about.name}")
            _blank_covered(rows, sheet)
            tables.append(table_of(rows, where=about.name))
    return ExtractedDocument(tuple(tables), "xlsx", tuple(warnings))


def _texts(sheet: CalamineSheet, percents: Places) -> Iterator[Iterable[str]]:
    first_column = sheet.start[1] if sheet.start else 0
    for number, row in enumerate(sheet.iter_rows()):
        yield (
            text_of(value, is_percent=(number, column) in percents)
            for column, value in enumerate(row, start=first_column)
        )


def _blank_covered(rows: list[list[str]], sheet: CalamineSheet) -> None:
    """Excel shows only the first cell of a merge, though older values may lie under it."""
    first_column = sheet.start[1] if sheet.start else 0
    budget = _MAX_COVERED
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        for number in range(top, min(bottom + 1, len(rows))):
            row = rows[number]
            for column in range(max(left - first_column, 0), min(right + 1 - first_column, len(row))):
                budget -= 1
                if budget < 0:
                    return
                if (number, column) != (top, left - first_column):
                    row[column] = ""


def text_of(value: Value, *, is_percent: bool = False) -> str:
    """A cell as text: ``1``, ``2.5``, ``80%``, ``2018-10-01``, ``2018-10-01 08:30``, ``08:30:00``, ``TRUE``."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return f"{value * 100:.12g}%" if is_percent else f"{value:.15g}"
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ", timespec="minutes") if value.time() != dt.time() else f"{value.date()}"
    if isinstance(value, dt.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return value if isinstance(value, str) else value.isoformat()
