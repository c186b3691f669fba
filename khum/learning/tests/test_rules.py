"""Rules of learning: the order of steps, days, marking, reading a typed check."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.learning.rules import reading_quiz
from khum.learning.rules.checking import Score, gained, marked
from khum.learning.rules.reading_quiz import QuizError, Read
from khum.learning.rules.states import (
    ATTENDED,
    COMPLETED,
    ENDED_WITHOUT,
    MOVES,
    SHARED,
    Outcome,
    PlaceState,
    TrainingKind,
    may_move,
)
from khum.learning.rules.timing import Deadlines, due_on, waits_for

ENDED = date(2026, 11, 3)
S = PlaceState


def test_every_state_has_a_name_a_colour_and_its_moves():
    assert set(MOVES) == set(PlaceState)
    assert all(state.label_th and state.tone for state in PlaceState)
    assert all(kind.label_th for kind in TrainingKind)
    assert all(outcome.label_th for outcome in Outcome)
    assert SHARED < COMPLETED < ATTENDED
    assert not ATTENDED & ENDED_WITHOUT


def test_what_ended_without_taking_part_goes_nowhere():
    for state in ENDED_WITHOUT:
        assert not any(may_move(state, to) for to in PlaceState)


@given(st.lists(st.sampled_from(PlaceState), max_size=12))
def test_nothing_is_shared_before_it_was_approved_attended_and_reported(wished):
    way = [S.ASKED]
    for to in wished:
        if may_move(way[-1], to):
            way.append(to)
    chain = [S.ASKED, S.APPROVED, S.ATTENDED, S.REPORTED, S.SHARED, S.USED]
    reached = [state for state in chain if state in way]
    assert way[-1] in ENDED_WITHOUT or reached == chain[: len(reached)]


@pytest.mark.parametrize(
    ("state", "after", "waits"),
    [
        (S.ASKED, 5, False),
        (S.APPROVED, 0, False),
        (S.APPROVED, 1, True),
        (S.ATTENDED, 0, True),
        (S.REPORTED, 3, True),
        (S.SHARED, 59, False),
        (S.SHARED, 60, True),
        (S.USED, 200, False),
        (S.REFUSED, 200, False),
    ],
)
def test_what_waits_for_the_person(state, after, waits):
    today = ENDED + timedelta(days=after)
    assert waits_for(state, ended=ENDED, today=today, deadlines=Deadlines()) is waits


def test_without_a_setting_nothing_but_the_use_has_a_day():
    none = Deadlines()
    assert due_on(S.ATTENDED, ended=ENDED, deadlines=none) is None
    assert due_on(S.REPORTED, ended=ENDED, deadlines=none) is None
    assert due_on(S.SHARED, ended=ENDED, deadlines=none) == ENDED + timedelta(days=90)
    own = Deadlines(report_days=15, share_days=30)
    assert due_on(S.ATTENDED, ended=ENDED, deadlines=own) == ENDED + timedelta(days=15)
    assert due_on(S.REPORTED, ended=ENDED, deadlines=own) == ENDED + timedelta(days=30)
    assert due_on(S.USED, ended=ENDED, deadlines=own) is None


@pytest.mark.parametrize(
    ("pre", "post", "knows_more"),
    [
        (None, None, False),
        (5, None, False),
        (None, 6, True),
        (None, 5, False),
        (3, 5, True),
        (5, 5, False),
        (8, 6, True),
    ],
)
def test_who_passed_or_scored_better_gained(pre, post, knows_more):
    score = lambda right: None if right is None else Score(right, 10)  # noqa: E731
    assert gained(score(pre), score(post), pass_percent=60) is knows_more


@given(st.lists(st.tuples(st.integers(0, 3), st.none() | st.integers(0, 3)), max_size=20), st.integers(1, 100))
def test_marking_counts_what_agrees_and_never_rounds_up(pairs, pass_percent):
    score = marked([right for right, _given in pairs], [chosen for _right, chosen in pairs])
    assert score.right == sum(right == chosen for right, chosen in pairs)
    assert score.percent <= 100 * score.right / max(score.of, 1)
    assert score.passes(pass_percent) is (score.of > 0 and 100 * score.right >= pass_percent * score.of)


_WORDS = st.text(alphabet="กขคงจabc ", min_size=1, max_size=20).map(str.split).map(" ".join).filter(bool)


@st.composite
def _questions(draw):
    found = []
    for _number in range(draw(st.integers(3, 6))):
        choices = draw(st.lists(_WORDS, min_size=2, max_size=6, unique=True))
        found.append(Read(draw(_WORDS), tuple(choices), draw(st.integers(0, len(choices) - 1))))
    return tuple(found)


@given(_questions())
def test_what_is_written_is_read_again(questions):
    assert reading_quiz.read(reading_quiz.written(questions)) == questions


GOOD = "ข้อหนึ่ง\n* ก\n- ข\n\nข้อสอง\n- ก\n* ข\n\nข้อสาม\n- ก\n* ข"


@pytest.mark.parametrize(
    ("text", "code", "number"),
    [
        ("", "few", 0),
        ("ข้อหนึ่ง\n* ก\n- ข", "few", 0),
        ("\n\n".join(["ข้อ\n* ก\n- ข"] * 21), "many", 0),
        (GOOD.replace("- ก\n* ข\n\nข้อสาม", "- ก\n- ข\n\nข้อสาม"), "right", 2),
        (GOOD.replace("- ข\n\nข้อสอง", "* ข\n\nข้อสอง"), "right", 1),
        (GOOD + "\n\nข้อสี่\n* ก", "choices", 4),
        (GOOD + "\n\nข้อสี่\n* ก\n- ก", "choices", 4),
        (GOOD + "\n\n* ก\n- ข", "empty", 4),
        (GOOD + "\n\nข้อสี่\n* ก\n-", "empty", 4),
        (GOOD + "\n\n" + "ก" * 301 + "\n* ก\n- ข", "long", 4),
    ],
)
def test_a_check_that_cannot_be_read_says_what_and_where(text, code, number):
    with pytest.raises(QuizError) as found:
        reading_quiz.read(text)
    assert (found.value.code, found.value.number) == (code, number)


def test_a_question_may_follow_the_choices_without_an_empty_line():
    assert len(reading_quiz.read(GOOD.replace("\n\n", "\n"))) == 3
