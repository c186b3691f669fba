"""Lengths that all printers share: A4, margins, columns. Centimetres."""

from __future__ import annotations

from collections.abc import Sequence

from khum.papers.blocks import Column, Orientation

A4 = (21.0, 29.7)

# Left 3 cm, right 2 cm is the margin of form 29 (V35 in domain.md); a landscape page is bound at its top.
MARGINS = {
    Orientation.PORTRAIT: {"top": 2.5, "right": 2.0, "bottom": 2.0, "left": 3.0},
    Orientation.LANDSCAPE: {"top": 2.5, "right": 2.0, "bottom": 1.5, "left": 2.0},
}
# Where the page number stands, from the top edge.
NUMBER_AT = 1.25

FOLD_MARGIN = 1.0
EMBLEM_ON_ORDER = 3.0
EMBLEM_ON_MEMO = 1.5
EMBLEM_ON_COVER = 4.0


def page(orientation: Orientation) -> tuple[float, float]:
    """Width and height of the paper."""
    return A4 if orientation is Orientation.PORTRAIT else (A4[1], A4[0])


def folded(orientation: Orientation, panels: int) -> tuple[dict[str, float], float]:
    """Margins of a folded sheet and the width of one panel's text: a fold lies in the middle of each gap."""
    edges = dict.fromkeys(("top", "right", "bottom", "left"), FOLD_MARGIN)
    return edges, round(page(orientation)[0] / panels - 2 * FOLD_MARGIN, 3)


def text_width(orientation: Orientation) -> float:
    """Width between the margins: 16 cm or 25.7 cm."""
    margin = MARGINS[orientation]
    return round(page(orientation)[0] - margin["left"] - margin["right"], 3)


def column_widths(columns: Sequence[Column], available: float) -> list[float]:
    """Widths of the columns, made narrower in proportion where together they exceed ``available``."""
    total = sum(column.width_cm for column in columns)
    scale = min(1.0, available / total)
    return [round(column.width_cm * scale, 3) for column in columns]
