"""The pages of approval by the five questions: visitor, other council, wrong role, invalid, success."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import now

from khum.activity.models import Entry
from khum.plans.actions import approval, links
from khum.plans.models import ApprovalLink, ApprovalStep, Plan
from khum.plans.rules.states import PlanState
from khum.plans.tests import journeys
from khum.plans.tests.journeys import AT, Council

pytestmark = pytest.mark.django_db
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF"
)
POSTED = ("submit", "decide", "make-link", "revoke-link", "close")


@pytest.fixture
def office() -> Council:
    made = journeys.council()
    journeys.km_committee(made)
    return made


@pytest.fixture
def plan(office: Council) -> Plan:
    return journeys.draft_plan(office.standing("hr"))


def address(plan: Plan, name: str = "") -> str:
    return f"/plans/{plan.pk}/approval/" + (f"{name}/" if name else "")


PATHS = {"submit": "submit", "decide": "decide", "make-link": "link", "revoke-link": "link/end", "close": "close"}


def at_stage(office: Council, plan: Plan, stage: PlanState) -> Plan:
    """The plan on its way at a stage."""
    approval.submit(plan_id=plan.pk, by=office.standing("hr"), at=AT)
    for before in (PlanState.COMMITTEE, PlanState.SECRETARY):
        if before is stage:
            break
        by = office.standing("palad")
        signature = approval.signature_of(by, signed_on=AT.date(), stage=before)
        approval.approve(plan_id=plan.pk, stage=before, signature=signature, by=by, at=AT)
    plan.refresh_from_db()
    return plan


def link_of(office: Council, plan: Plan) -> str:
    _link, token = links.make(plan_id=plan.pk, by=office.standing("hr"), at=now())
    return f"/plans/decide/{token}/"


def test_visitors_are_sent_to_sign_in(client, plan):
    assert client.get(address(plan)).headers["Location"].startswith("/accounts/login/")
    for name in POSTED:
        assert client.post(address(plan, PATHS[name])).headers["Location"].startswith("/accounts/login/"), name
    for name in ("paper", "amend"):
        assert client.get(address(plan, name)).headers["Location"].startswith("/accounts/login/"), name


def test_another_council_finds_nothing(client_as, office, plan):
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ", "subdistrict_municipality")
    for person in ("hr", "palad", "nayok"):
        browser = client_as(other.people[person])
        assert browser.get(address(plan)).status_code == 404
        for name in POSTED:
            assert browser.post(address(plan, PATHS[name]), {}).status_code == 404, name
        for name in ("paper", "amend"):
            assert browser.get(address(plan, name)).status_code == 404
    plan.refresh_from_db()
    assert plan.state == PlanState.DRAFT


@pytest.mark.parametrize("name", ["staff_finance", "head_finance", "nayok"])
def test_who_may_not_send_it_is_told_why(client_as, office, plan, name):
    answer = client_as(office.people[name]).post(address(plan, "submit"))
    assert answer.status_code == 403
    assert "เฉพาะ" in answer.content.decode()
    plan.refresh_from_db()
    assert plan.state == PlanState.DRAFT


@pytest.mark.parametrize(
    ("stage", "wrong"),
    [
        (PlanState.COMMITTEE, ("staff_finance", "head_finance", "nayok")),
        (PlanState.SECRETARY, ("hr", "head_finance", "nayok")),
        (PlanState.EXECUTIVE, ("hr", "palad", "staff_finance")),
    ],
)
def test_only_whose_turn_it_is_decides(client_as, office, plan, stage, wrong):
    at_stage(office, plan, stage)
    for name in wrong:
        form = {"stage": stage.value, "decision": "approve", "reason": ""}
        assert client_as(office.people[name]).post(address(plan, "decide"), form).status_code == 403, name
    plan.refresh_from_db()
    assert plan.state == stage


def test_three_approvals_in_the_browser(client_as, office, plan):
    assert client_as(office.people["hr"]).post(address(plan, "submit")).status_code == 302
    for name, stage in (
        ("palad", PlanState.COMMITTEE),
        ("palad", PlanState.SECRETARY),
        ("nayok", PlanState.EXECUTIVE),
    ):
        form = {"stage": stage.value, "decision": "approve", "reason": ""}
        assert client_as(office.people[name]).post(address(plan, "decide"), form).status_code == 302
    plan.refresh_from_db()
    assert plan.state == PlanState.IN_FORCE
    assert ApprovalStep.objects.filter(plan=plan).count() >= 3
    lines = Entry.objects.filter(target_type="plans.plan", target_id=plan.pk, verb="plan.approved")
    assert lines.count() == 3


def test_a_return_without_a_reason_is_asked_for_it_and_with_one_goes_back(client_as, office, plan):
    at_stage(office, plan, PlanState.SECRETARY)
    palad = client_as(office.people["palad"])
    form = {"stage": "secretary", "decision": "return", "reason": ""}
    refused = palad.post(address(plan, "decide"), form)
    assert refused.status_code == 422
    assert palad.post(address(plan, "decide"), form | {"reason": "เป้าหมายข้อ 3 วัดไม่ได้"}).status_code == 302
    plan.refresh_from_db()
    assert plan.state == PlanState.DRAFT
    assert "เป้าหมายข้อ 3 วัดไม่ได้" in client_as(office.people["hr"]).get(address(plan)).content.decode()


def test_a_decision_about_an_older_stage_is_refused(client_as, office, plan):
    at_stage(office, plan, PlanState.SECRETARY)
    form = {"stage": "committee", "decision": "approve", "reason": ""}
    assert client_as(office.people["palad"]).post(address(plan, "decide"), form).status_code == 409


def test_a_link_lets_the_chief_executive_decide_once_without_an_account(client, office, plan):
    at_stage(office, plan, PlanState.EXECUTIVE)
    page = link_of(office, plan)
    shown = client.get(page)
    assert shown.status_code == 200
    assert "no-store" in shown.headers["Cache-Control"]
    form = {"stage": "executive", "decision": "approve", "name": "นายประเสริฐ", "reason": ""}
    assert client.post(page, form | {"decision": ""}).status_code == 422
    assert client.post(page, form).status_code == 200
    plan.refresh_from_db()
    assert plan.state == PlanState.IN_FORCE
    assert client.get(page).status_code == 410
    assert client.post(page, form).status_code == 410
    assert ApprovalStep.objects.filter(plan=plan, channel="link").count() == 1


def test_links_that_ended_or_were_changed_open_nothing(client, client_as, office, plan):
    at_stage(office, plan, PlanState.EXECUTIVE)
    page = link_of(office, plan)
    assert client.get(page[:-3] + "x/").status_code == 410
    newer = link_of(office, plan)
    assert client.get(page).status_code == 410
    ApprovalLink.objects.filter(revoked_at=None).update(expires_at=now() - timedelta(minutes=1))
    assert client.get(newer).status_code == 410
    last = link_of(office, plan)
    assert client_as(office.people["hr"]).post(address(plan, "link/end")).status_code == 302
    assert client.get(last).status_code == 410


def test_a_link_is_made_by_the_secretary_when_it_is_the_executives_turn(client_as, office, plan):
    assert client_as(office.people["hr"]).post(address(plan, "link")).status_code == 409
    at_stage(office, plan, PlanState.EXECUTIVE)
    assert client_as(office.people["staff_finance"]).post(address(plan, "link")).status_code == 403
    shown = client_as(office.people["hr"]).post(address(plan, "link"))
    assert shown.status_code == 200
    assert "/plans/decide/" in shown.content.decode()


@pytest.mark.parametrize(
    ("name", "content"), [("scan.exe", b"MZ\x90\x00"), ("scan.pdf", b"no pdf at all"), ("scan.pdf", b"")]
)
def test_a_scan_that_is_none_is_refused_and_what_was_typed_stays(client_as, office, plan, name, content):
    at_stage(office, plan, PlanState.EXECUTIVE)
    form = {"name": "นายประเสริฐ ขุมทอง", "signed_on": "1 ต.ค. 2569", "scan": SimpleUploadedFile(name, content)}
    answer = client_as(office.people["hr"]).post(address(plan, "paper"), form)
    assert answer.status_code == 422
    assert "นายประเสริฐ ขุมทอง" in answer.content.decode()
    plan.refresh_from_db()
    assert plan.state == PlanState.EXECUTIVE


def test_a_signed_paper_puts_the_plan_into_force(client_as, office, plan):
    at_stage(office, plan, PlanState.EXECUTIVE)
    hr = client_as(office.people["hr"])
    assert hr.get(address(plan, "paper")).status_code == 200
    form = {"name": "นายประเสริฐ ขุมทอง", "signed_on": "1 ต.ค. 2569", "scan": SimpleUploadedFile("scan.pdf", PDF)}
    assert hr.post(address(plan, "paper"), form).status_code == 302
    plan.refresh_from_db()
    assert plan.state == PlanState.IN_FORCE
    step = ApprovalStep.objects.get(plan=plan, channel="paper")
    assert (step.scan.name, step.by_name) == ("scan.pdf", "นายประเสริฐ ขุมทอง")
    assert client_as(office.people["staff_finance"]).get(address(plan, "paper")).status_code == 403


def test_an_amendment_asks_for_its_reason(client_as, office, plan):
    journeys.put_into_force(office, plan)
    hr = client_as(office.people["hr"])
    assert hr.get(address(plan, "amend")).status_code == 200
    assert hr.post(address(plan, "amend"), {"reason": " "}).status_code == 422
    assert client_as(office.people["palad"]).post(address(plan, "amend"), {"reason": "ก"}).status_code == 403
    assert hr.post(address(plan, "amend"), {"reason": "ปรับงบประมาณกลางปี"}).status_code == 302
    plan.refresh_from_db()
    assert plan.amendment == 1
    assert hr.get(f"/plans/{plan.pk}/versions/0/").status_code == 200


def test_a_year_that_runs_is_not_closed(client_as, office, plan):
    journeys.put_into_force(office, plan)
    assert client_as(office.people["hr"]).post(address(plan, "close")).status_code == 409
    assert client_as(office.people["palad"]).post(address(plan, "close")).status_code == 403


def test_the_page_costs_few_queries(client_as, office, plan, django_assert_max_num_queries):
    at_stage(office, plan, PlanState.EXECUTIVE)
    browser = client_as(office.people["hr"])
    browser.get(address(plan))
    with django_assert_max_num_queries(14):
        browser.get(address(plan))
    page = link_of(office, plan)
    with django_assert_max_num_queries(14):
        Client().get(page)
