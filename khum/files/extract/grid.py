"""Bounds of a grid of cells, shared by the sheet and CSV readers."""

from __future__ import annotations

from collections.abc import Iterable

MAX_ROWS = 20_000
MAX_COLUMNS = 60


def trim(rows: Iterable[Iterable[str]]) -> tuple[list[list[str]], bool]:
    """Rows without blank rows and columns at the end, and whether anything beyond the caps was left out."""
    kept: list[list[str]] = []
    left_out = False
    for number, row in enumerate(rows):
        cells = _without_blank_end(row)
        if number >= MAX_ROWS:
            left_out = left_out or bool(cells)
            if left_out:
                break
            continue
        left_out = left_out or len(cells) > MAX_COLUMNS
        kept.append(cells[:MAX_COLUMNS])
    while kept and not any(kept[-1]):
        kept.pop()
    return kept, left_out


def _without_blank_end(row: Iterable[str]) -> list[str]:
    cells = list(row)
    while cells and not cells[-1].strip():
        cells.pop()
    return cells
