"""Visible acts of executives and the six components of change, in actions and on screen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from khum.activity.models import Entry
from khum.domain.steps import ChangeComponent
from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.evaluation.actions import sponsors
from khum.evaluation.models import SponsorAct
from khum.evaluation.queries import components
from khum.evaluation.queries import sponsors as queries
from khum.evaluation.rules.periods import period
from khum.evaluation.rules.states import SponsorKind
from khum.evaluation.tests import journeys
from khum.evaluation.tests.journeys import AT, DAY, YEAR
from khum.plans.tests import journeys as plans

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch):
    monkeypatch.setattr("khum.web.middleware.localdate", lambda: DAY)
    monkeypatch.setattr("khum.evaluation.views.support.now", lambda: AT)


@pytest.fixture
def office():
    return journeys.council()


def logged(office, who="nayok", on=DAY, by="hr", text="เปิดงานวันแลกเปลี่ยนเรียนรู้"):
    person = office.people[who].pk
    return sponsors.log_act(
        on=on, kind=SponsorKind.OPENED, person_id=person, text=text, by=office.standing(by, DAY), at=AT
    )


def test_an_act_is_of_an_executive_has_happened_and_keeps_the_title_of_the_day(office):
    act = logged(office)
    assert (act.title, act.name) == ("นายกองค์การบริหารส่วนตำบล", "nayok khumthong")
    with pytest.raises(NotPermittedError):
        logged(office, by="palad")
    for wrong in ({"who": "staff_works"}, {"on": DAY + timedelta(days=1)}, {"text": " "}):
        with pytest.raises(NotPossibleError):
            logged(office, **wrong)
    sponsors.remove_act(act_id=act.pk, reason="ซ้ำ", by=office.standing("hr", DAY), at=AT)
    assert not SponsorAct.objects.exists()
    assert Entry.objects.get(verb="sponsor.removed").detail["reason"] == "ซ้ำ"


def test_decisions_in_the_system_are_visible_acts_by_themselves(office):
    journeys.accepted(office)
    logged(office)
    found = queries.acts(office.organisation, period("year", YEAR))
    assert {(act.kind, bool(act.pk)) for act in found} >= {(SponsorKind.DECIDED, False), (SponsorKind.OPENED, True)}
    decided = next(act for act in found if act.kind is SponsorKind.DECIDED)
    assert decided.url.startswith("/evaluation/recommendations/")
    assert queries.acts(office.organisation, period("year", YEAR.previous)) == []


def test_every_component_of_change_has_its_activities_and_figures(office):
    plans.draft_plan(office.standing("hr", DAY))
    found = components.components(office.organisation, period("year", YEAR), today=DAY)
    assert [each.component for each in found] == list(ChangeComponent)
    assert all(each.activities for each in found)
    measure = next(each for each in found if each.component is ChangeComponent.MEASURE)
    assert [row.metric.code for row in measure.figures] == ["M14", "M14a", "M14b"]
    empty = components.components(office.organisation, period("year", YEAR.previous), today=DAY)
    assert all(each.is_empty for each in empty)


def test_acts_and_components_on_screen(office):
    hr = office.browser("hr")
    address = reverse("evaluation:act-new")
    assert office.browser("palad").get(address).status_code == 403
    typed = {"on": "5/4/2570", "person": office.people["palad"].pk, "kind": "spoke", "text": "มอบนโยบายในที่ประชุม"}
    assert hr.post(address, typed | {"on": "6/4/2570"}).status_code == 422
    hr.post(address, typed)
    acts = reverse("evaluation:acts")
    assert "มอบนโยบายในที่ประชุม" in office.browser("staff_works").get(acts).content.decode()
    other = journeys.council("rimnam", "ริมน้ำ")
    assert "มอบนโยบาย" not in other.browser("hr").get(acts).content.decode()
    removal = reverse("evaluation:act-remove", args=[SponsorAct.objects.get().pk])
    assert other.browser("hr").get(removal).status_code == 404
    assert hr.post(removal, {"reason": " "}).status_code == 422
    hr.post(removal, {"reason": "ลงผิด"})
    plans.draft_plan(office.standing("hr", DAY))
    body = office.browser("staff_works").get(reverse("evaluation:change")).content.decode()
    assert "M14" in body
    assert all(component.label_th in body for component in ChangeComponent)
    assert (
        "ไม่มีกิจกรรม" in office.browser("staff_works").get(reverse("evaluation:change"), {"year": 2560}).content.decode()
    )


@pytest.mark.parametrize(("page", "most"), [("acts", 14), ("change", 110)])
def test_pages_stay_within_their_queries(office, page, most, django_assert_max_num_queries):
    plans.draft_plan(office.standing("hr", DAY))
    logged(office)
    client = office.browser("hr")
    client.get(reverse(f"evaluation:{page}"))
    with django_assert_max_num_queries(most):
        assert client.get(reverse(f"evaluation:{page}")).status_code == 200
