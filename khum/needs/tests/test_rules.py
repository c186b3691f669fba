"""Rules of needs: heat, moves, likeness."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khum.domain.verdict import NotPossibleError
from khum.needs.rules import risk
from khum.needs.rules.kinds import MOVES, DocumentState, Level, Nature, move
from khum.needs.rules.process import Evidence, next_step, stages
from khum.needs.rules.risk import SAFE_HOLDERS, Heat
from khum.needs.rules.wording import likeness

DEGREES = st.integers(1, 5)
PEOPLE = st.integers(0, 30)
WORDS = st.frozensets(st.text("กขคงจ", min_size=1, max_size=6), max_size=8)
_ORDER = [Heat.LOW, Heat.MEDIUM, Heat.HIGH]


@given(DEGREES, PEOPLE)
def test_more_holders_never_heat_and_more_criticality_never_cools(degree, people):
    here = _ORDER.index(risk.heat(degree, people))
    assert _ORDER.index(risk.heat(degree, people + 1)) <= here
    assert _ORDER.index(risk.heat(min(degree + 1, 5), people)) >= here
    assert 1 <= risk.risk(degree, people) <= 15


@given(DEGREES, st.integers(SAFE_HOLDERS, 30))
def test_what_two_people_cover_is_never_hot(degree, people):
    assert risk.heat(degree, people) is Heat.LOW
    assert not risk.is_at_risk(degree, people)


@given(st.integers(4, 5), st.integers(0, 1))
def test_a_critical_need_that_hangs_on_one_person_is_hot(degree, people):
    assert risk.heat(degree, people) is Heat.HIGH
    assert risk.is_at_risk(degree, people)


@given(st.lists(st.sampled_from([1, 2, 3, 4])))
def test_only_who_can_do_it_alone_covers(levels):
    assert risk.covering(levels) == sum(level >= 3 for level in levels)
    assert Level.TEACHES.covers
    assert not Level.WITH_HELP.covers


@pytest.mark.parametrize("state", DocumentState)
@pytest.mark.parametrize("to", DocumentState)
def test_a_document_moves_only_as_told(state, to):
    if to in MOVES[state]:
        assert move(state, to=to) is to
    else:
        with pytest.raises(NotPossibleError):
            move(state, to=to)


@given(WORDS, WORDS)
def test_likeness_is_even_and_between_nothing_and_all(left, right):
    assert likeness(left, right) == likeness(right, left)
    assert 0 <= likeness(left, right) <= 1


def test_hollow_words_make_nothing_alike():
    assert likeness({"การ", "ทำ", "ถนน"}, {"การ", "ทำ", "ภาษี"}) == 0
    assert likeness({"ประเมิน", "ภาษี", "อย่างไร"}, {"การ", "ประเมิน", "ภาษี", "ที่ดิน"}) == 1
    assert Nature.BOTH.is_in_people
    assert not Nature.EXPLICIT.is_in_people


@given(st.lists(st.booleans(), min_size=6, max_size=6))
def test_a_step_is_done_when_something_stands_behind_it(facts):
    found = stages(Evidence(*facts))
    assert [stage.is_done for stage in found] == [True, *facts]
    undone = [stage.step for stage in found if not stage.is_done]
    assert next_step(found) == (undone[0] if undone else None)
