"""Fiscal years and Thai dates."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.domain import thai_date
from khum.domain.fiscal_year import FiscalYear

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
YEARS = st.integers(2480, 2680).map(FiscalYear)


@given(DAYS)
def test_each_day_lies_in_its_own_fiscal_year_only(day: date) -> None:
    year = FiscalYear.containing(day)
    assert year.contains(day)
    assert not year.previous.contains(day)
    assert not year.next.contains(day)


@given(YEARS)
def test_quarters_and_months_cover_the_year_without_a_gap(year: FiscalYear) -> None:
    quarters = year.quarters
    assert (quarters[0][0], quarters[3][1]) == (year.start, year.end)
    assert all(quarters[i][1].toordinal() + 1 == quarters[i + 1][0].toordinal() for i in range(3))
    assert year.months[0] == year.start
    assert len({month.month for month in year.months}) == 12
    assert year.half == (year.start, quarters[1][1])


def test_the_source_plans_year() -> None:
    year = FiscalYear(2562)
    assert (year.start, year.end) == (date(2018, 10, 1), date(2019, 9, 30))
    assert year.label_th == "ปีงบประมาณ ๒๕๖๒"
    assert year.month_labels[0] == "ต.ค."


@given(DAYS, st.integers(-3, 3))
def test_a_moved_day_keeps_its_place(day: date, years: int) -> None:
    source = FiscalYear.containing(day)
    moved = FiscalYear(source.be + years).moved_from(day, source)
    assert FiscalYear.containing(moved).be == source.be + years
    assert moved.month == day.month


@given(DAYS)
def test_what_is_printed_is_read_back(day: date) -> None:
    assert thai_date.parse_date(thai_date.long_date(day)) == day
    assert thai_date.parse_date(thai_date.thai_digits(thai_date.long_date(day))) == day
    assert thai_date.parse_date(f"{day.day}/{day.month}/{thai_date.be_year(day)}") == day
    assert thai_date.parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("๑ ต.ค. ๖๑", date(2018, 10, 1)),
        ("1 ต.ค.61", date(2018, 10, 1)),
        ("1 ตุลาคม พ.ศ. 2561", date(2018, 10, 1)),
        ("30-9-62", date(2019, 9, 30)),
        ("30.9.2019", date(2019, 9, 30)),
        ("31 ก.พ. 61", None),
        ("วันนี้", None),
        ("", None),
    ],
)
def test_dates_as_officials_type_them(typed: str, expected: date | None) -> None:
    assert thai_date.parse_date(typed) == expected


def test_periods_as_tables_print_them() -> None:
    assert thai_date.period(date(2018, 10, 1), date(2018, 10, 31)) == "ต.ค. 61"
    assert thai_date.period(date(2018, 10, 1), date(2019, 9, 30)) == "1 ต.ค. 61 – 30 ก.ย. 62"


@given(st.text(max_size=60))
def test_any_text_is_no_crash(text: str) -> None:
    thai_date.parse_date(text)


def test_the_day_of_a_moment_is_the_day_in_thailand() -> None:
    assert thai_date.day_of(datetime(2026, 9, 30, 18, 0, tzinfo=UTC)) == date(2026, 10, 1)
    assert thai_date.day_of(datetime(2026, 9, 30, 16, 59, tzinfo=UTC)) == date(2026, 9, 30)
