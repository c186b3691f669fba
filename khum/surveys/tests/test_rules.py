"""Rules of surveys: answers, figures with strict denominators, small groups that nobody can work out."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.surveys.rules import figures, hiding, questions, timing
from khum.surveys.rules.bank import BANK, newest, template
from khum.surveys.rules.bank.shape import Template, ask, scales
from khum.surveys.rules.kinds import QuestionKind, SurveyKind, SurveyState
from khum.surveys.rules.questions import Question

SCALE = Question("s", QuestionKind.SCALE, "ถาม")
YES = Question("y", QuestionKind.YES_NO, "ทราบหรือไม่", right=(0,))
ONE = ask("", "o", "ข้อใด", 1, "ก", "ข", "ค")
MANY = Question("m", QuestionKind.SEVERAL, "ข้อใดบ้าง", ("ก", "ข", "ค"), (0, 2))
TEXT = Question("t", QuestionKind.TEXT, "เล่า", is_required=False)
ALL = (SCALE, YES, ONE, MANY, TEXT)
DAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("question", "good", "bad"),
    [
        (SCALE, [1, 5], [0, 6, "3", True, None]),
        (YES, [0, 1], [2, -1]),
        (ONE, [0, 2], [3, [0]]),
        (MANY, [[0], [2, 0]], [[], [3], [0, 0], 0]),
        (TEXT, ["คำตอบ"], ["", "  ", "ก" * 2001, 4]),
    ],
)
def test_an_answer_fits_its_question(question, good, bad):
    assert all(questions.fits(question, answer) for answer in good)
    assert not any(questions.fits(question, answer) for answer in bad)


def test_required_questions_are_answered_and_nothing_else_is_said():
    full = {"s": 4, "y": 0, "o": 1, "m": [0, 2]}
    assert questions.complete(ALL, full)
    assert questions.complete(ALL, full | {"t": "ความเห็น"})
    assert not questions.complete(ALL, {key: full[key] for key in "syo"})
    assert not questions.complete(ALL, full | {"other": 1})


def test_right_answers_are_counted_in_percent_rounded_down():
    assert questions.percent_right(ALL, {"y": 0, "o": 1, "m": [2, 0]}) == 100
    assert questions.percent_right(ALL, {"y": 0, "o": 1, "m": [0]}) == 66
    assert questions.percent_right(ALL, {}) == 0
    assert questions.percent_right([SCALE, TEXT], {"s": 5}) is None


@given(st.lists(st.integers(1, 5), min_size=1, max_size=40))
def test_the_index_lies_between_0_and_100_and_grows_with_the_marks(marks):
    sheets = [{"s": mark} for mark in marks]
    found = figures.index([SCALE], sheets)
    assert found is not None
    assert 0 <= found <= 100
    assert found == figures.tally(SCALE, sheets).index
    better = figures.index([SCALE], [{"s": min(mark + 1, 5)} for mark in marks])
    assert better is not None
    assert better >= found


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_who_does_not_answer_counts_as_not_knowing(passed, others, silent):
    shares = figures.Shares(passed, passed + others, passed + others + silent)
    if shares.strict is None:
        assert shares.headcount == 0
        return
    assert 0 <= shares.strict <= 100
    if shares.of_respondents is not None:
        assert shares.strict <= shares.of_respondents
    if not silent and shares.of_respondents is not None:
        assert shares.strict == shares.of_respondents


def test_shares_gains_and_tallies_are_exact():
    shares = figures.Shares(10, 16, 30)
    assert (shares.strict, shares.of_respondents, shares.response) == (
        Decimal("33.3"),
        Decimal("62.5"),
        Decimal("53.3"),
    )
    sheets = [{"o": 1, "s": 5}, {"o": 0, "s": 2, "t": " ข "}, {"o": 1, "t": "ก"}]
    one = figures.tally(ONE, sheets)
    assert (one.answered, one.counts, one.right, one.right_percent) == (3, (1, 2, 0), 2, Decimal("66.7"))
    assert figures.tally(SCALE, sheets).mean == Decimal("3.5")
    assert figures.tally(TEXT, sheets).texts == ("ก", "ข")
    assert figures.passed([ONE, YES], [{"o": 1, "y": 0}, {"o": 1}], 60) == 1
    assert figures.average_right([ONE, YES], [{"o": 1, "y": 0}, {"o": 1}]) == 75
    assert figures.change(Decimal(40), Decimal("55.5")) == Decimal("15.5")
    assert figures.change(None, Decimal(1)) is None


sizes = st.dictionaries(st.integers(0, 8), st.integers(0, 14), max_size=7)


@given(sizes, st.integers(0, 12))
def test_no_sum_of_what_is_shown_gives_a_group_under_five(groups, rest):
    away = hiding.hidden(groups, rest=rest)
    shown = [size for key, size in groups.items() if key not in away]
    assert all(size >= hiding.LEAST for size in shown)
    whole = sum(groups.values()) + rest
    if not shown:
        return
    # Whoever knows the whole and the shown groups can take any of them off the whole.
    for number in range(len(shown) + 1):
        for taken in combinations(shown, number):
            left = whole - sum(taken)
            assert left == 0 or left >= hiding.LEAST


@given(sizes)
def test_nothing_is_hidden_without_need(groups):
    if all(size >= hiding.LEAST for size in groups.values()):
        assert hiding.hidden(groups) == frozenset()


def test_one_small_group_takes_the_next_smallest_with_it():
    assert hiding.hidden({"a": 9, "b": 3, "c": 6}) == {"b", "c"}
    assert hiding.hidden({"a": 9, "b": 3, "c": 4}) == {"b", "c"}
    assert hiding.hidden({"a": 9, "b": 0}) == {"a", "b"}
    assert hiding.hidden({"a": 9}, rest=2) == {"a"}
    assert hiding.hidden({"a": 9, "b": 3}, rest=3) == {"b"}


def test_anonymous_answers_are_shown_from_five_people():
    assert not hiding.is_shown(4, is_anonymous=True)
    assert hiding.is_shown(5, is_anonymous=True)
    assert hiding.is_shown(1, is_anonymous=False)
    assert not hiding.is_shown(0, is_anonymous=False)


def test_the_bank_can_be_answered_marked_and_compared():
    assert [one.code for one in newest()] == ["awareness", "understanding", "climate", "satisfaction", "training"]
    assert len({(one.code, one.version) for one in BANK}) == len(BANK)
    for one in BANK:
        keys = [question.key for question in one.questions]
        assert len(set(keys)) == len(keys) <= questions.MOST_QUESTIONS
        assert [questions.read(questions.kept(question)) for question in one.questions] == list(one.questions)
        assert any(question.is_scored for question in one.questions) is one.kind.is_scored
        for question in one.questions:
            assert all(0 <= place < len(question.options) for place in question.right)
            if question.kind.has_choices:
                assert questions.FEWEST_CHOICES <= len(question.choices) <= questions.MOST_CHOICES
    climate = template("climate")
    assert climate is not None
    assert 5 <= sum(question.kind is QuestionKind.SCALE for question in climate.questions) <= 8  # M10
    quiz = template("understanding")
    assert quiz is not None
    assert sum(question.is_scored for question in quiz.questions) >= 5  # M13
    assert template("nothing") is None


def test_the_newest_version_is_offered_and_years_are_compared_by_the_same_words(monkeypatch):
    old = Template("pulse", 1, SurveyKind.CLIMATE, "", "", "", scales("g", a="เดิม", b="คงอยู่"))
    new = Template("pulse", 2, SurveyKind.CLIMATE, "", "", "", scales("g", a="ใหม่", b="คงอยู่"))
    monkeypatch.setattr("khum.surveys.rules.bank.known.BANK", (old, new))
    assert newest() == (new,)
    assert template("pulse", 1) is old
    assert figures.comparable(old.questions, new.questions) == {"b"}


def test_answers_are_taken_on_the_days_and_reminders_stay_apart():
    last = DAY + timedelta(days=10)
    assert timing.takes_answers(SurveyState.OPEN, DAY, last, today=last)
    assert not timing.takes_answers(SurveyState.OPEN, DAY, last, today=last + timedelta(days=1))
    assert not timing.takes_answers(SurveyState.DRAFT, DAY, last, today=DAY)
    assert timing.is_over(SurveyState.OPEN, last, today=last + timedelta(days=1))
    assert not timing.is_over(SurveyState.OPEN, last, today=last)
    assert timing.may_remind(None, today=DAY)
    assert not timing.may_remind(DAY, today=DAY + timedelta(days=2))
    assert timing.may_remind(DAY, today=DAY + timedelta(days=3))


def test_questions_stand_together_by_their_group():
    groups = questions.grouped([*scales("ก", a="1"), *scales("ข", b="2"), *scales("ก", c="3")])
    assert [(group.title, len(group.questions)) for group in groups] == [("ก", 2), ("ข", 1)]
