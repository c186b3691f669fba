"""How often a series meets: days of a fiscal year from "the last Friday of each month" or "each 25th"."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from khum.domain.fiscal_year import FiscalYear

LAST = -1
EVERY_MONTHS = (1, 2, 3, 6, 12)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every so many months of the fiscal year, on a day of the month (``day``) or on its nth weekday (``week``).

    ``every`` 0 means when needed: there are no days to foretell. A day that falls on a weekend moves to the next
    working day of its month, or back to the one before where the month ends; public holidays are for people to mind.
    """

    every: int = 1
    day: int | None = None
    week: int | None = None
    weekday: int = 0

    def days(self, year: FiscalYear) -> tuple[date, ...]:
        """Days in a fiscal year, in order, at most one a month."""
        if self.every not in EVERY_MONTHS:
            return ()
        return tuple(self._in_month(first) for first in year.months[:: self.every])

    def _in_month(self, first: date) -> date:
        length = calendar.monthrange(first.year, first.month)[1]
        if self.week is None:
            return _working(first.replace(day=min(max(self.day or 1, 1), length)))
        if self.week == LAST:
            last = first.replace(day=length)
            return last - timedelta(days=(last.weekday() - self.weekday) % 7)
        return first + timedelta(days=(self.weekday - first.weekday()) % 7 + 7 * (min(max(self.week, 1), 4) - 1))


def _working(day: date) -> date:
    if day.weekday() < _SATURDAY:
        return day
    later = day + timedelta(days=7 - day.weekday())
    return later if later.month == day.month else day - timedelta(days=day.weekday() - _SATURDAY + 1)
