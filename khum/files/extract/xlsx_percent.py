"""Which cells of a workbook show their number as a percentage: "80%" is stored as 0.8, and a target reads wrong.

The fast reader gives values without their format, so the formats are read apart, and only when a style needs it.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from openpyxl import load_workbook

Places = frozenset[tuple[int, int]]

_STYLES = "xl/styles.xml"
# Built-in formats 9 and 10 are percentages; others spell the sign, but not within quotes or after a backslash.
_BUILT_IN = re.compile(rb'<(?:\w+:)?xf\b[^>]*numFmtId="(?:9|10)"')
_SPELLED = re.compile(rb'formatCode="[^"]*%')
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def percent_cells(path: Path) -> dict[str, Places]:
    """For each sheet that has any, the (row, column) of its percentages, both counted from 0."""
    if not _may_have(path):
        return {}
    book = load_workbook(path, read_only=True, data_only=True)
    try:
        found = {
            sheet.title: frozenset(
                (cell.row - 1, cell.column - 1)
                for row in sheet.iter_rows()
                for cell in row
                if isinstance(cell.value, int | float) and is_percent_format(cell.number_format)
            )
            for sheet in book.worksheets
        }
    finally:
        book.close()
    return {name: places for name, places in found.items() if places}


def is_percent_format(code: str) -> bool:
    """Whether a number format multiplies by a hundred: ``0.0%`` does, ``0"%"`` only writes the sign."""
    return "%" in _LITERAL.sub("", code)


def _may_have(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        if _STYLES not in archive.namelist():
            return False
        styles = archive.read(_STYLES)
    return bool(_BUILT_IN.search(styles) or _SPELLED.search(styles))
