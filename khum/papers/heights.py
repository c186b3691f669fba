"""How tall a table will stand, known before it is printed.

A table of few rows gives up half a point or one where that spares a page for its last row. Asking Typst for the height
means setting the table several times (four fifths of the printing time of a plan), so it is reckoned here from the
widths of the pieces, with the rules that the templates set tables by. Lengths are points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from PIL import ImageFont

Json = dict[str, Any]
Line = list[Json]

FONTS = Path(__file__).resolve().parent / "fonts"
POINTS_PER_CM = 72 / 2.54

# How many of its points a table may give up. Of one that is far too tall, or has more rows, nothing is reckoned.
SPARED = (0.0, 0.5, 1.0)
HOPELESS = 1.2
MOST_ROWS = 15

# As ``table.typ`` and ``blocks.typ`` set them: insets of a cell, leading in it, space over a table and under a heading.
INSET_X, INSET_Y = 4.0, 2.2
LEADING = 0.15
ABOVE = 0.6 * 16
HEADINGS = (20, 18, 16)
UNDER_HEADING = 0.5 * 16
# A table that seems to fit by less than this is taken for too tall.
DOUBT = 2.0

_UNITS = 1000


def fitting_size(table: Json, headings: list[Json], room: float, available: float) -> float:
    """The size in points at which a set table fits under its headings into ``room``; its own where none does.

    ``room`` and ``available`` are the height and width between the margins in points.
    """
    size: float = table["size"]
    if len(table["rows"]) > MOST_ROWS:
        return size
    left = room - sum(_heading(heading, available) for heading in headings) - ABOVE - DOUBT
    if _table(table, size) > HOPELESS * left:
        return size
    return next((size - less for less in SPARED if _table(table, size - less) <= left), size)


def _heading(heading: Json, available: float) -> float:
    size = HEADINGS[min(heading["level"], len(HEADINGS)) - 1]
    return _lines([heading["text"]], available, size, _bold) * size + UNDER_HEADING


def _table(table: Json, size: float) -> float:
    widths = [width * POINTS_PER_CM for width in table["widths"]]
    head = [_row([[line]], [sum(widths)], size, _plain) for line in table["lead"]]
    if table["groups"]:
        spans = iter(widths)
        grouped = [sum(next(spans) for _n in range(group["span"])) for group in table["groups"]]
        head.append(_row([group["text"] for group in table["groups"]], grouped, size, _bold))
    head.append(_row([[title] for title in table["titles"]], widths, size, _bold))
    body = (
        _row(row["cells"], [sum(widths)] if row["kind"] == "group" else widths, size, _measure_of(row))
        for row in table["rows"]
    )
    return sum(head) + sum(body)


def _measure_of(row: Json) -> Callable[[str], float]:
    return _plain if row["kind"] == "plain" else _bold


def _row(cells: list[list[Line]], widths: list[float], size: float, measure: Callable[[str], float]) -> float:
    counts = (_lines(cell, width - 2 * INSET_X, size, measure) for cell, width in zip(cells, widths, strict=False))
    most = max((1, *counts))
    return most * size + (most - 1) * LEADING * size + 2 * INSET_Y


def _lines(texts: Iterable[Line], width: float, size: float, measure: Callable[[str], float]) -> int:
    return sum(_filled(chain.from_iterable(run["w"] for run in text), width / size * _UNITS, measure) for text in texts)


def _filled(pieces: Iterable[str], room: float, measure: Callable[[str], float]) -> int:
    """Lines that pieces fill, each begun when the next piece no longer fits."""
    lines, used, blank = 1, 0.0, 0.0
    for piece in pieces:
        if piece == "\n":
            lines, used, blank = lines + 1, 0.0, 0.0
        elif piece == " ":
            blank = measure(" ") if used else 0.0
        else:
            wide = measure(piece)
            if used and used + blank + wide > room:
                lines, used, blank = lines + 1, 0.0, 0.0
            used, blank = used + blank + wide, 0.0
    return lines


@lru_cache(maxsize=20_000)
def _plain(piece: str) -> float:
    return _font("Regular").getlength(piece)


@lru_cache(maxsize=5_000)
def _bold(piece: str) -> float:
    return _font("Bold").getlength(piece)


@lru_cache(maxsize=2)
def _font(weight: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"KhumSarabun-{weight}.ttf", _UNITS, layout_engine=ImageFont.Layout.BASIC)
