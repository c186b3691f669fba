"""The quarters in which heads look over what their division shows (row 104)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from khum.domain.fiscal_year import FiscalYear

# A quarter is asked for from two weeks before its end.
ASKED_BEFORE = timedelta(days=14)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """One quarter of a fiscal year, 1 to 4."""

    year_be: int
    number: int

    @property
    def start(self) -> date:
        """First day."""
        return FiscalYear(self.year_be).quarters[self.number - 1][0]

    @property
    def end(self) -> date:
        """Last day."""
        return FiscalYear(self.year_be).quarters[self.number - 1][1]

    @property
    def label_th(self) -> str:
        """``ไตรมาส 2/2570``."""
        return f"ไตรมาส {self.number}/{self.year_be}"

    @property
    def previous(self) -> Quarter:
        """The quarter before."""
        return Quarter(self.year_be, self.number - 1) if self.number > 1 else Quarter(self.year_be - 1, 4)


def quarter_of(day: date) -> Quarter:
    """The quarter that holds a day."""
    year = FiscalYear.containing(day)
    number = next(n for n, (start, end) in enumerate(year.quarters, start=1) if start <= day <= end)
    return Quarter(year.be, number)


def asked_for(today: date) -> Quarter:
    """The quarter that heads sign for today: the running one near its end, else the one before."""
    now = quarter_of(today)
    return now if today >= now.end - ASKED_BEFORE else now.previous


def ended_within(start: date, end: date) -> list[Quarter]:
    """Quarters that end within a period, both days included."""
    found, quarter = [], quarter_of(end)
    while quarter.end >= start:
        if quarter.end <= end:
            found.append(quarter)
        quarter = quarter.previous
    return sorted(found)
