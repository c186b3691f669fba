"""The Thai fiscal year: 1 October to 30 September, named by the B.E. year in which it ends (domain.md §2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from khum.domain.thai_date import BE_OFFSET, MONTHS_TH_SHORT, thai_digits

FIRST_MONTH = 10


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """One fiscal year, e.g. ``FiscalYear(2562)`` is 1 October 2018 – 30 September 2019."""

    be: int

    @classmethod
    def containing(cls, day: date) -> FiscalYear:
        """The fiscal year in which a day lies."""
        return cls(day.year + BE_OFFSET + (day.month >= FIRST_MONTH))

    @property
    def start(self) -> date:
        """First day, 1 October."""
        return date(self.be - BE_OFFSET - 1, FIRST_MONTH, 1)

    @property
    def end(self) -> date:
        """Last day, 30 September."""
        return date(self.be - BE_OFFSET, FIRST_MONTH, 1) - timedelta(days=1)

    @property
    def previous(self) -> FiscalYear:
        """The year before."""
        return FiscalYear(self.be - 1)

    @property
    def next(self) -> FiscalYear:
        """The year after."""
        return FiscalYear(self.be + 1)

    @property
    def label_th(self) -> str:
        """``ปีงบประมาณ ๒๕๖๒``."""
        return f"ปีงบประมาณ {thai_digits(str(self.be))}"

    @property
    def months(self) -> tuple[date, ...]:
        """First days of the twelve months in fiscal order, October first."""
        return tuple(
            date(self.start.year + (month < FIRST_MONTH), month, 1)
            for month in (*range(FIRST_MONTH, 13), *range(1, FIRST_MONTH))
        )

    @property
    def month_labels(self) -> tuple[str, ...]:
        """Short Thai month names in fiscal order."""
        return tuple(MONTHS_TH_SHORT[month.month - 1] for month in self.months)

    @property
    def half(self) -> tuple[date, date]:
        """First half: 1 October to 31 March, the six-month round."""
        return self.start, date(self.be - BE_OFFSET, 3, 31)

    @property
    def quarters(self) -> tuple[tuple[date, date], ...]:
        """Start and end of the four quarters in order."""
        starts = (*self.months[::3], self.next.start)
        return tuple((starts[i], starts[i + 1] - timedelta(days=1)) for i in range(4))

    def contains(self, day: date) -> bool:
        """Whether a day lies in this year."""
        return self.start <= day <= self.end

    def moved_from(self, day: date, source: FiscalYear) -> date:
        """A day of ``source`` moved to the same place in this year; 29 February becomes the 28th."""
        year = day.year + self.be - source.be
        try:
            return day.replace(year=year)
        except ValueError:
            return day.replace(year=year, day=28)
