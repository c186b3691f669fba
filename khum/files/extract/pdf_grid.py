"""The ruled tables of a PDF page: pdfplumber finds the grid, and nothing else of it is used.

Its own text of the cells is wrong in Thai (documents.md §5), so the letters come from pdfium.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber

from khum.files.extract.pdf_glyphs import Box

logger = logging.getLogger(__name__)

_SECONDS_FOR_TABLES = 35.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's frame and its rows of cells; None where a merged cell covers the place."""

    frame: Box
    rows: tuple[tuple[Box | None, ...], ...]


class TableFinder:
    """Finds the tables of one document page by page, until its time is used up."""

    def __init__(self, source: Path | bytes) -> None:
        self._source = source
        self._pdf: Any = None
        self._until = time.monotonic() + _SECONDS_FOR_TABLES
        self.gave_up = False

    def close(self) -> None:
        """Close the file."""
        if self._pdf is not None:
            self._pdf.close()

    def on_page(self, index: int) -> list[Grid]:
        """The tables of a page, counted from 0, from top to bottom; none after the time or after a fault."""
        if self.gave_up or time.monotonic() > self._until:
            self.gave_up = True
            return []
        try:
            if self._pdf is None:
                self._pdf = pdfplumber.open(_readable(self._source))
            page = self._pdf.pages[index]
            _straighten(page)
            grids = [_grid(table, page.bbox) for table in page.find_tables()]
            page.close()
        except Exception:  # pdfminer raises anything on files that pdfium still reads; plain lines are better.
            logger.exception("no tables from page %s on", index + 1)
            self.gave_up = True
            return []
        # A frame around one cell is an emphasised paragraph, not a table.
        return sorted((grid for grid in grids if _cells(grid) > 1), key=lambda grid: grid.frame.top)


def _readable(source: Path | bytes) -> Path | BytesIO:
    return BytesIO(source) if isinstance(source, bytes) else source


def _straighten(page: Any) -> None:
    """Round the ends of lines: pdfplumber takes one for upright only when both ends agree to the last digit."""
    for line in page.lines:
        for side in ("x0", "x1", "top", "bottom"):
            line[side] = round(line[side], 1)


def _grid(table: Any, page: tuple[float, float, float, float]) -> Grid:
    left, top = page[0], page[1]

    def displayed(box: tuple[float, float, float, float]) -> Box:
        return Box(box[0] - left, box[1] - top, box[2] - left, box[3] - top)

    rows = tuple(tuple(displayed(cell) if cell else None for cell in row.cells) for row in table.rows)
    return Grid(displayed(table.bbox), rows)


def _cells(grid: Grid) -> int:
    return sum(cell is not None for row in grid.rows for cell in row)
