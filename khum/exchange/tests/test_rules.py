"""The rules of leaving: the date of retirement, months left, the steps, the danger."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.exchange.rules import leaving, risk
from khum.exchange.rules.risk import Danger, Held

BIRTHS = st.dates(date(1940, 1, 1), date(2020, 12, 31))


@pytest.mark.parametrize(
    ("born", "last"),
    [
        (date(1966, 10, 2), date(2027, 9, 30)),
        (date(1966, 10, 1), date(2026, 9, 30)),
        (date(1966, 9, 30), date(2026, 9, 30)),
        (date(1966, 1, 1), date(2026, 9, 30)),
        (date(1966, 12, 31), date(2027, 9, 30)),
        (date(1968, 2, 29), date(2028, 9, 30)),
        (date(1840, 2, 29), date(1900, 9, 30)),
    ],
)
def test_the_day_of_retirement_by_the_thai_rule(born, last):
    assert leaving.retires_on(born) == last


@given(BIRTHS)
def test_retirement_is_a_last_of_september_with_sixty_years_completed(born):
    last = leaving.retires_on(born)
    assert (last.month, last.day) == (9, 30)
    completed = leaving._sixtieth(born) - timedelta(days=1)
    assert completed <= last
    assert last - completed < timedelta(days=366)


@given(BIRTHS, BIRTHS)
def test_the_older_never_retires_later(one, other):
    older, younger = sorted((one, other))
    assert leaving.retires_on(older) <= leaving.retires_on(younger)


def test_the_year_of_retirement_is_enough():
    assert leaving.retires_in(2570) == date(2027, 9, 30)


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.integers(0, 60))
def test_so_many_months_before_have_so_many_months_left(day, months):
    assert leaving.months_left(day, leaving.months_before(day, months)) == months


def test_steps_begin_when_their_day_has_come():
    last = date(2027, 9, 30)
    assert [step.months for step in leaving.STEPS] == [24, 12, 6, 3]
    assert leaving.begun(last, date(2025, 9, 29)) == ()
    assert [step.code for step in leaving.begun(last, date(2025, 9, 30))] == ["plan"]
    assert [step.code for step in leaving.begun(last, date(2027, 6, 30))] == [
        "plan",
        "successor",
        "interview",
        "sign-off",
    ]


@given(st.integers(1, 5), st.integers(0, 5), st.integers(0, 60), st.integers(0, 60))
def test_danger_grows_as_time_runs_out_and_as_holders_are_fewer(criticality, others, near, far):
    near, far = sorted((near, far))
    held = Held(criticality, others)
    assert risk.value(held, near) >= risk.value(held, far)
    assert risk.value(Held(criticality, others), near) >= risk.value(Held(criticality, others + 1), near)


def test_nothing_named_is_unknown_never_low():
    assert risk.danger([], 1) is Danger.UNKNOWN
    assert risk.danger([Held(5, 0)], 12) is Danger.HIGH
    assert risk.danger([Held(5, 0)], 24) is Danger.MEDIUM
    assert risk.danger([Held(2, 3)], 24) is Danger.LOW
    assert {degree.tone for degree in Danger} == {"bad", "warn", "ok", "soft"}
    assert all(degree.label_th for degree in Danger)
    assert all(kind.label_th for kind in leaving.LeavingKind)
