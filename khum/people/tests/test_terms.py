"""Terms of a post: who may be in it beside whom."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khum.people.rules import PostState, Term, TermRefusal, overlap, post_state, refusal_of_term

FIRST = date(2024, 1, 1)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    start = draw(st.integers(0, 40))
    length = draw(st.none() | st.integers(0, 20))
    end = None if length is None else FIRST + timedelta(days=start + length)
    return Term(draw(st.integers(1, 4)), FIRST + timedelta(days=start), end, draw(st.booleans()))


def days(term: Term) -> set[int]:
    end = 100 if term.end is None else (term.end - FIRST).days
    return set(range((term.start - FIRST).days, end + 1))


@given(terms(), terms())
def test_overlap_means_a_shared_day(one, other):
    assert overlap(one, other) == overlap(other, one) == bool(days(one) & days(other))


@settings(deadline=None)
@given(st.lists(terms(), max_size=12))
def test_accepted_terms_never_put_two_holders_or_one_person_twice_on_a_day(wanted):
    accepted: list[Term] = []
    for term in wanted:
        if refusal_of_term(term, accepted) is None:
            accepted.append(term)
    for day in range(101):
        on = [term for term in accepted if day in days(term)]
        assert sum(not term.is_acting for term in on) <= 1
        assert len({term.person for term in on}) == len(on)


def test_reasons_differ():
    holder = Term(1, FIRST, None, is_acting=False)
    assert refusal_of_term(Term(2, FIRST, None, is_acting=False), [holder]) is TermRefusal.HELD_BY_ANOTHER
    assert refusal_of_term(Term(1, FIRST, None, is_acting=True), [holder]) is TermRefusal.SAME_PERSON_TWICE
    assert refusal_of_term(Term(2, FIRST, None, is_acting=True), [holder]) is None


@pytest.mark.parametrize(
    ("own", "acting", "state"),
    [
        (True, True, PostState.HELD),
        (True, False, PostState.HELD),
        (False, True, PostState.ACTING),
        (False, False, PostState.VACANT),
    ],
)
def test_state_of_a_post(own, acting, state):
    assert post_state(has_own=own, has_acting=acting) is state
