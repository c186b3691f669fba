"""When a channel counts, and when it is to be looked at."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.channels.rules.working import Lack, Signs, checks_due, lacks, next_check

TODAY = date(2026, 9, 30)
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("steward", "update", "access", "missing"),
    [
        (True, 0, 0, ()),
        (True, 60, 60, ()),
        (True, 61, 0, (Lack.UPDATE,)),
        (True, 0, 61, (Lack.ACCESS,)),
        (False, 0, 0, (Lack.STEWARD,)),
        (True, None, None, (Lack.UPDATE, Lack.ACCESS)),
        (False, None, None, (Lack.STEWARD, Lack.UPDATE, Lack.ACCESS)),
    ],
)
def test_what_a_channel_lacks(steward, update, access, missing):
    def ago(number):
        return None if number is None else TODAY - timedelta(days=number)

    assert lacks(Signs(steward, ago(update), ago(access)), today=TODAY) == missing


def test_the_next_look():
    assert next_check(None, date(2026, 9, 1), every_days=30) == date(2026, 10, 1)
    assert next_check(date(2026, 9, 20), date(2026, 9, 1), every_days=7) == date(2026, 9, 27)


@given(days, days, days, st.integers(1, 120))
def test_rounds_of_two_halves_are_those_of_the_whole(opened, one, other, every):
    start, end = sorted((one, other))
    middle = start + (end - start) // 2
    whole = checks_due(opened, None, start, end, every_days=every)
    halves = checks_due(opened, None, start, middle, every_days=every) + checks_due(
        opened, None, middle + timedelta(days=1), end, every_days=every
    )
    assert whole == halves >= 0


def test_no_round_falls_due_after_the_end():
    opened, closed = date(2025, 10, 1), date(2025, 12, 1)
    assert checks_due(opened, closed, date(2025, 10, 1), date(2026, 9, 30), every_days=30) == 2
    assert checks_due(opened, closed, date(2026, 1, 1), date(2026, 9, 30), every_days=30) == 0
    assert checks_due(date(2026, 10, 1), None, date(2025, 10, 1), date(2026, 9, 30), every_days=30) == 0
