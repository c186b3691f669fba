"""Where a period lies among the twelve months of a fiscal year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from khum.domain.fiscal_year import FiscalYear


@dataclass(frozen=True, slots=True)
class Span:
    """First month (1 is October) and number of months of a bar."""

    first: int
    months: int


def span(start: date | None, end: date | None, year: FiscalYear) -> Span | None:
    """The months that a period touches, cut to the year; None where it touches none of them.

    A period with one end missing counts as that one day.
    """
    first, last = start or end, end or start
    if first is None or last is None or last < year.start or first > year.end:
        return None
    begin = _month(max(first, year.start), year)
    return Span(begin, _month(min(last, year.end), year) - begin + 1)


def _month(day: date, year: FiscalYear) -> int:
    return (day.year - year.start.year) * 12 + day.month - year.start.month + 1
