"""The one page for executives: what it asks first, and who sees it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from khum.evaluation.queries.desk import desk
from khum.evaluation.rules.brief import Ask, Facts, ask
from khum.evaluation.rules.periods import period
from khum.evaluation.tests import journeys
from khum.evaluation.tests.journeys import DAY, YEAR
from khum.plans.tests import journeys as plans

NUMBER = st.integers(0, 3)


@given(st.builds(Facts, NUMBER, NUMBER, st.booleans(), NUMBER, NUMBER, NUMBER, NUMBER))
def test_one_question_is_asked_and_a_decision_comes_first(facts):
    asked = ask(facts)
    assert (asked is Ask.NONE) == (facts == Facts())
    assert (asked is Ask.DECIDE) == bool(facts.to_decide)


@pytest.fixture
def office(db, monkeypatch):
    monkeypatch.setattr("khum.web.middleware.localdate", lambda: DAY)
    return journeys.council()


def test_the_page_asks_for_the_decision_and_lists_divisions_and_work(office):
    plans.draft_plan(office.standing("hr", DAY))
    journeys.summed_up(office)
    found = desk(office.standing("palad", DAY), period("year", YEAR), today=DAY)
    assert (found.ask, found.facts.to_decide) == (Ask.DECIDE, 1)
    assert found.divisions
    body = office.browser("palad").get(reverse("evaluation:desk")).content.decode()
    assert reverse("evaluation:round", args=[found.deciding.pk]) in body
    for name, status in (("nayok", 200), ("hr", 200), ("head_finance", 403), ("staff_works", 403)):
        assert office.browser(name).get(reverse("evaluation:desk")).status_code == status
    other = journeys.council("rimnam", "ริมน้ำ").browser("palad").get(reverse("evaluation:desk"))
    assert "ข้อเสนอแนะของคณะกรรมการ" not in other.content.decode()


def test_the_page_stays_within_its_queries(office, django_assert_max_num_queries):
    journeys.accepted(office)
    client = office.browser("palad")
    client.get(reverse("evaluation:desk"))
    with django_assert_max_num_queries(150):
        assert client.get(reverse("evaluation:desk")).status_code == 200
