"""Rules of meetings: rhythm, numbers, states, what counts, who may (row 120, M18)."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.domain.fiscal_year import FiscalYear
from khum.domain.verdict import NotPossibleError
from khum.meetings.rules import agenda
from khum.meetings.rules.counting import Fact, is_exchange, months_met
from khum.meetings.rules.duties import Duty, Part, may
from khum.meetings.rules.numbering import numbers
from khum.meetings.rules.rhythm import LAST, Rhythm
from khum.meetings.rules.states import MOVES, MeetingState, Presence, SeriesKind, move

YEAR = FiscalYear(2570)
years = st.integers(2550, 2650).map(FiscalYear)
rhythms = st.builds(
    Rhythm,
    every=st.sampled_from([0, 1, 2, 3, 6, 12]),
    day=st.one_of(st.none(), st.integers(1, 31)),
    week=st.one_of(st.none(), st.sampled_from([1, 2, 3, 4, LAST])),
    weekday=st.integers(0, 4),
)


@given(rhythms, years)
def test_days_are_of_the_year_one_a_month_on_working_days(rhythm, year):
    days = rhythm.days(year)
    assert list(days) == sorted(days)
    assert all(year.contains(day) and day.weekday() < 5 for day in days)
    assert len({(day.year, day.month) for day in days}) == len(days) == (12 // rhythm.every if rhythm.every else 0)


@given(years, st.integers(0, 4))
def test_the_last_weekday_is_within_the_last_seven_days(year, weekday):
    for day, first in zip(Rhythm(week=LAST, weekday=weekday).days(year), year.months, strict=True):
        assert day.month == first.month
        assert day.weekday() == weekday
        assert date.fromordinal(day.toordinal() + 7).month != day.month


@pytest.mark.parametrize(
    ("rhythm", "first"),
    [
        (Rhythm(day=25), date(2026, 10, 26)),  # the 25th is a Sunday
        (Rhythm(day=31), date(2026, 10, 30)),  # a Saturday at the end of its month goes back
        (Rhythm(day=1), date(2026, 10, 1)),
        (Rhythm(week=1, weekday=0), date(2026, 10, 5)),
        (Rhythm(week=4, weekday=4), date(2026, 10, 23)),
        (Rhythm(week=LAST, weekday=4), date(2026, 10, 30)),
    ],
)
def test_first_day_of_a_year(rhythm, first):
    assert rhythm.days(YEAR)[0] == first


def test_when_needed_foretells_nothing():
    assert Rhythm(every=0).days(YEAR) == ()
    assert len(Rhythm(every=3, day=5).days(YEAR)) == 4


ALLOWED_MOVES = {
    ("planned", "called"), ("planned", "held"), ("planned", "cancelled"), ("called", "held"), ("called", "cancelled"),
    ("held", "drafted"), ("drafted", "held"), ("drafted", "certified"),
}  # fmt: skip


@pytest.mark.parametrize(("state", "to"), list(product(MeetingState, MeetingState)))
def test_every_pair_of_states(state, to):
    if (state.value, to.value) in ALLOWED_MOVES:
        assert move(state, to=to) is to
    else:
        with pytest.raises(NotPossibleError, match=state.label_th):
            move(state, to=to)


def test_certified_and_cancelled_are_the_ends():
    assert {state for state in MeetingState if not MOVES[state]} == {MeetingState.CERTIFIED, MeetingState.CANCELLED}


@pytest.mark.parametrize(
    ("state", "has_km", "present", "counts"),
    [
        (state, has_km, present, state in {"drafted", "certified"} and has_km and present >= 2)
        for state, has_km, present in product(MeetingState, (True, False), (0, 1, 2, 60))
    ],
)
def test_what_is_an_exchange(state, has_km, present, counts):
    assert is_exchange(Fact(date(2027, 1, 5), state, has_km, present)) is counts


def test_months_are_counted_october_to_september_and_once():
    def held(day):
        return Fact(day, MeetingState.DRAFTED, has_km=True, present=5)

    days = [date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 30), date(2027, 9, 30), date(2027, 10, 1)]
    assert months_met([held(day) for day in days], YEAR.start, YEAR.end) == {date(2026, 10, 1), date(2027, 9, 1)}


@given(st.lists(st.builds(Fact, st.dates(date(2026, 1, 1), date(2028, 1, 1)), st.sampled_from(MeetingState),
                          st.booleans(), st.integers(0, 60))))  # fmt: skip
def test_months_met_lie_in_the_year_and_are_twelve_at_most(facts):
    met = months_met(facts, YEAR.start, YEAR.end)
    assert met <= set(YEAR.months)
    assert bool(met) == any(is_exchange(fact) and YEAR.contains(fact.on) for fact in facts)


def test_who_may_do_what():
    for kind, chair, secretary, keeper, head in product(SeriesKind, *[(True, False)] * 4):
        part = Part(is_chair=chair, is_secretary=secretary, is_keeper=keeper, heads_division=head)
        own = chair or secretary or (kind == "division" and head)
        assert may(Duty.CERTIFY, kind, part) is chair
        assert may(Duty.RUN, kind, part) is (own or (kind == "staff" and keeper))
        assert may(Duty.ARRANGE, kind, part) is (own or keeper)


def test_sections_and_numbers_of_business():
    assert [section.label_th for section in agenda.Section][1] == "เรื่องรับรองรายงานการประชุม"
    assert agenda.numbered([1, 2, 4, 4, 5]) == ["1.1", "2.1", "4.1", "4.2", "5.1"]
    assert agenda.meeting_name(3, 2570) == "ครั้งที่ 3/2570"
    assert [entry.is_km for entry in agenda.fixed([])] == [True]
    assert agenda.fixed([{"section": 1, "title": "ข่าว"}]) == (agenda.Entry(agenda.Section.CHAIR, "ข่าว"),)


@given(st.lists(st.one_of(st.none(), st.integers(1, 30)), max_size=30).filter(
    lambda asked: len([n for n in asked if n]) == len({n for n in asked if n})
))  # fmt: skip
def test_numbers_are_given_once_and_follow_the_days(asked):
    given_numbers = numbers(asked)
    assert len(set(given_numbers)) == len(given_numbers)
    assert all(wanted in (None, number) for wanted, number in zip(asked, given_numbers, strict=True))
    for place, wanted in enumerate(asked):
        if wanted is None:
            assert given_numbers[place] > max(given_numbers[:place], default=0)


def test_numbers_leave_no_gap_where_nothing_is_fixed():
    assert numbers([None] * 4) == [1, 2, 3, 4]
    assert numbers([None, 2, None, None]) == [1, 2, 3, 4]
    assert numbers([2, None]) == [2, 3]


def test_a_substitute_fills_the_seat():
    assert [presence.value for presence in Presence if presence.counts] == ["present", "substitute"]
