"""Numbers of drawn figures: widths and marks on a scale of 100. Plain arithmetic, no HTML."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from khum.domain import thai_date
from khum.domain.fiscal_year import FIRST_MONTH, FiscalYear

HUES = (15, 45, 75, 105, 135, 165, 195, 225, 255, 285, 315, 345)

# A target stands at four fifths of the bar, so that one can see by how much it was passed.
_ROOM_ABOVE_TARGET = Decimal("1.25")


def nearest_hue(hue: int) -> int:
    """The accent among the twelve of the style sheet that lies nearest to a hue in degrees."""
    return min(HUES, key=lambda known: min(abs(known - hue % 360), 360 - abs(known - hue % 360)))


def meter(value: Any, target: Any = None, *, scale: Any = None, label: str = "") -> dict[str, Any]:
    """Width of the bar, place of the target's mark (0–100) and the words for who cannot see it.

    ``scale`` is the value at the right end; without it a target stands at 80, and a bare value is a percentage.
    """
    amount, aim = _number(value), _number(target)
    end = _number(scale) or _end(amount, aim)
    return {
        "filled": _share(amount or Decimal(0), end),
        "mark": None if aim is None else _share(aim, end),
        "label": label or " / ".join(str(part) for part in (value, target) if part not in (None, "")),
    }


def _end(amount: Decimal | None, aim: Decimal | None) -> Decimal:
    if aim is None or aim <= 0:
        return Decimal(100)
    return max(aim * _ROOM_ABOVE_TARGET, amount or Decimal(0))


def _share(part: Decimal, end: Decimal) -> float:
    return float(round(min(max(part / end, Decimal(0)), Decimal(1)) * 100, 1))


def _number(value: Any) -> Decimal | None:
    try:
        return None if value in (None, "") else Decimal(str(value))
    except InvalidOperation:
        return None


def gantt_row(label: str, start: date, end: date, year: FiscalYear, **more: Any) -> dict[str, Any]:
    """A bar of a timeline: first month (1 is October), number of months, cut to the fiscal year.

    ``more``: ``url``, ``share`` done in percent, ``tone`` (late, dropped), ``words`` for who cannot see the bar.
    """
    first, last = _month_of(max(start, year.start)), _month_of(min(end, year.end))
    words = f"{thai_date.period(start, end)}"
    return {"label": label, "first": first, "months": max(last - first + 1, 1), "words": words, **more}


def month_strip(year: FiscalYear, today: date) -> list[dict[str, Any]]:
    """The twelve months of a fiscal year, October first, the current one marked, past ones known."""
    return [
        {
            "label": label,
            "is_now": (month.year, month.month) == (today.year, today.month),
            "is_past": (month.year, month.month) < (today.year, today.month),
            "start": month,
        }
        for month, label in zip(year.months, year.month_labels, strict=True)
    ]


def _month_of(day: date) -> int:
    return (day.month - FIRST_MONTH) % 12 + 1
