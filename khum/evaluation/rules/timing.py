"""When what of the evaluation is due, and what share of it was done in time (rows 115–117)."""

from __future__ import annotations

from datetime import date, timedelta

from khum.domain.fiscal_year import FiscalYear

ALARM_MONTH = 8
DAYS_FOR_SAMPLES = 14


def report_due_on(year: FiscalYear) -> date:
    """The last day on which the yearly report may reach the chief executive (row 117)."""
    return year.end


def alarm_from(year: FiscalYear) -> date:
    """From this day the secretaries are told daily that the yearly report is not delivered."""
    return date(year.end.year, ALARM_MONTH, 1)


def is_alarming(year: FiscalYear, *, today: date, delivered_on: date | None) -> bool:
    """Whether the yearly report is late or close to it. Ends with the delivery, not with the year."""
    return delivered_on is None and today >= alarm_from(year)


def in_time(delivered_on: date | None, year: FiscalYear) -> bool:
    """Whether the report was delivered within its year."""
    return delivered_on is not None and year.contains(delivered_on)


def samples_due_on(opened_on: date) -> date:
    """Two weeks for members to look at their samples."""
    return opened_on + timedelta(days=DAYS_FOR_SAMPLES)
