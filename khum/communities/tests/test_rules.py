"""How a question goes on and when a community lives."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.communities.rules.asking import QuestionState, goes_to_head_on, is_late, median_hours, state_of
from khum.communities.rules.practice import Health, KitKind, Pulse, health

TODAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("answers", "has_accepted", "state"),
    [
        (0, False, QuestionState.OPEN),
        (2, False, QuestionState.ANSWERED),
        (2, True, QuestionState.ACCEPTED),
    ],
)
def test_the_answers_say_the_state(answers, has_accepted, state):
    assert state_of(answers=answers, has_accepted=has_accepted) is state


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 60), st.integers(0, 90))
def test_only_an_open_question_is_late_and_only_from_its_day_on(asked_on, days, passed):
    today = asked_on + timedelta(days=passed)
    assert is_late(QuestionState.OPEN, asked_on, today=today, days=days) == (passed >= days)
    assert is_late(QuestionState.OPEN, asked_on, today=goes_to_head_on(asked_on, days), days=days)
    assert not any(
        is_late(state, asked_on, today=today, days=days) for state in QuestionState if state is not QuestionState.OPEN
    )


@given(st.lists(st.integers(0, 1000), min_size=1))
def test_half_of_the_waits_are_no_longer_than_the_median(hours):
    start = datetime(2026, 11, 2)
    found = median_hours((start, start + timedelta(hours=wait)) for wait in hours)
    assert found is not None
    assert sum(wait <= found for wait in hours) * 2 >= len(hours)
    assert sum(wait >= found for wait in hours) * 2 >= len(hours)


def test_no_wait_has_no_median():
    assert median_hours([]) is None


@pytest.mark.parametrize(
    ("began", "last", "expected"),
    [
        (400, 10, Health.ALIVE),
        (400, 59, Health.ALIVE),
        (400, 60, Health.QUIET),
        (400, None, Health.QUIET),
        (20, None, Health.NEW),
        (20, 3, Health.ALIVE),
    ],
)
def test_a_community_lives_by_its_last_sign(began, last, expected):
    sign = TODAY - timedelta(days=last) if last is not None else None
    pulse = Pulse(members=5, active=2, questions=0, answered=0, gatherings=0, last_sign=sign)
    assert health(pulse, began_on=TODAY - timedelta(days=began), today=TODAY) is expected
    assert pulse.active_percent == 40


def test_the_kit_has_the_elements_of_row_82():
    visible = {kind.label_th for kind in KitKind if kind.is_visible}
    assert visible == {"เครื่องมือ", "เอกสาร", "สัญลักษณ์", "บทบาทหน้าที่", "เกณฑ์", "กฎระเบียบ", "สัญญาข้อตกลง"}
    assert len([kind for kind in KitKind if not kind.is_visible]) == 5
