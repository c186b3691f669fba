"""Parts of a fiscal year for which figures are asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from khum.domain.fiscal_year import FiscalYear

CODES = ("year", "half", "q1", "q2", "q3", "q4")
_LABELS = {
    "year": "ทั้งปี",
    "half": "6 เดือนแรก",
    "q1": "ไตรมาสที่ 1",
    "q2": "ไตรมาสที่ 2",
    "q3": "ไตรมาสที่ 3",
    "q4": "ไตรมาสที่ 4",
}


@dataclass(frozen=True, slots=True)
class Period:
    """A part of a fiscal year with its first and last day."""

    code: str
    year: FiscalYear
    start: date
    end: date

    @property
    def label_th(self) -> str:
        """Thai name."""
        return _LABELS[self.code]

    def as_of(self, today: date) -> date:
        """The day for which its figures are told."""
        return min(today, self.end)


def period(code: str, year: FiscalYear) -> Period:
    """The part of a year with this code; the whole year for an unknown one."""
    if code == "half":
        return Period(code, year, *year.half)
    if code in CODES and code.startswith("q"):
        return Period(code, year, *year.quarters[int(code[1:]) - 1])
    return Period("year", year, year.start, year.end)
