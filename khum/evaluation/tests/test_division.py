"""The page of a division: what it counts, and who may open it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from khum.evaluation.queries.division import desk_of
from khum.evaluation.tests import journeys
from khum.evaluation.tests.journeys import DAY, YEAR
from khum.library.tests import journeys as library
from khum.plans.tests import journeys as plans

BUDGET = 40  # Session, person and standing 7; menu 2; the page 20; figures none.


@pytest.fixture
def office(db, monkeypatch):
    monkeypatch.setattr("khum.web.middleware.localdate", lambda: DAY)
    return journeys.council()


def client_of(office, name: str) -> Client:
    client = Client()
    client.force_login(office.people[name], backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_a_head_sees_the_own_division_and_no_other(office):
    page, finance = reverse("evaluation:division"), office.divisions["กองคลัง"]
    other = next(one for one in office.divisions.values() if one != finance)
    head = client_of(office, "head_finance")
    assert finance.name in head.get(page).content.decode()
    assert head.get(page, {"division": other.pk}).status_code == 404
    assert Client().get(page).status_code == 302
    assert client_of(office, "staff_finance").get(page).status_code == 403
    for name in ("hr", "palad", "nayok"):
        assert other.name in client_of(office, name).get(page, {"division": other.pk}).content.decode()
    elsewhere = plans.council("rimnam", "เทศบาลตำบลริมน้ำ", "tambon_municipality")
    assert client_of(elsewhere, "hr").get(page, {"division": finance.pk}).status_code == 404


def test_it_counts_what_the_division_did(office):
    finance = office.divisions["กองคลัง"]
    by = office.standing("head_finance", DAY)
    assert desk_of(by, finance, YEAR).attended.percent is None
    journeys.half_year(office)
    library.published(office)
    found = desk_of(by, finance, YEAR)
    assert found.attended.of == len(journeys.MEETINGS) * found.trained.of > 0
    assert found.attended.number <= found.attended.of
    assert found.items == 1
    assert (found.done.number, found.done.of) == (0, 0)


def test_late_activities_come_first(office):
    plans.km_committee(office)
    plan = plans.draft_plan(office.standing("hr", YEAR.start))
    plans.put_into_force(office, plan)
    by = office.standing("hr", YEAR.end)
    desks = [desk_of(by, division, plan.year) for division in office.divisions.values()]
    late = [desk for desk in desks if desk.late]
    assert late
    assert all(desk.activities[0].is_late(today=YEAR.end) for desk in late)


def test_the_page_has_a_budget(office, django_assert_max_num_queries):
    journeys.half_year(office)
    client = client_of(office, "head_finance")
    client.get(reverse("evaluation:division"))
    with django_assert_max_num_queries(BUDGET):
        client.get(reverse("evaluation:division"))
