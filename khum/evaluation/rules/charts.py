"""Bars of a trend over years, as numbers on a drawing of 500 × 200: plain arithmetic, no HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT = 500, 200
_TOP, _BOTTOM = 24, 168
_BAR = 0.56


@dataclass(frozen=True, slots=True)
class Bar:
    """One year: where its bar stands and what is written; ``value`` None is a year without a figure."""

    label: str
    value: Decimal | None
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Where its words are centred."""
        return self.x + self.width / 2

    @property
    def above(self) -> float:
        """Where its number stands."""
        return self.y - 6


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars and, where there is a target, the height of its line."""

    bars: tuple[Bar, ...]
    target_y: float | None = None
    floor_y: int = _BOTTOM


def bars(values: Iterable[tuple[str, Decimal | None]], *, target: Decimal | None = None) -> Chart:
    """Bars from left to right on one scale that begins at nothing; the target's line fits in as well."""
    rows = list(values)
    top = max([value for _label, value in rows if value is not None] + [target or Decimal(0), Decimal(0)])
    room = WIDTH / max(len(rows), 1)
    found = tuple(
        Bar(label, value, round(place * room + room * (1 - _BAR) / 2, 1), _y(value, top), round(room * _BAR, 1), 0.0)
        for place, (label, value) in enumerate(rows)
    )
    sized = tuple(
        Bar(bar.label, bar.value, bar.x, bar.y, bar.width, round(max(_BOTTOM - bar.y, 0), 1)) for bar in found
    )
    return Chart(sized, None if target is None else _y(target, top))


def _y(value: Decimal | None, top: Decimal) -> float:
    if value is None or top <= 0 or value <= 0:
        return float(_BOTTOM)
    return round(_BOTTOM - float(value / top) * (_BOTTOM - _TOP), 1)
