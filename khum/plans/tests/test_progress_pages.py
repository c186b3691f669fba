"""The pages of progress by the five questions, the sheet, and what waits for whom along the way of a plan."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from khum.domain.registries import DUE_SOURCES
from khum.people import standing
from khum.plans.actions import approval, progress
from khum.plans.models import Activity, Plan, ProgressReport
from khum.plans.rules.states import ActivityState, PlanState
from khum.plans.tests import journeys
from khum.plans.tests.journeys import AT, Council

pytestmark = pytest.mark.django_db
DONE = {"state": "done", "result": "อบรมแล้ว 20 คน", "problem": "", "suggestion": ""}


@pytest.fixture
def office() -> Council:
    made = journeys.council()
    journeys.km_committee(made)
    return made


@pytest.fixture
def plan(office: Council) -> Plan:
    return journeys.put_into_force(office, journeys.draft_plan(office.standing("hr")))


def of_finance(office: Council, plan: Plan) -> Activity:
    """A row whose division is headed by the head of finance."""
    row = Activity.objects.filter(table__plan=plan, division=office.divisions["กองคลัง"]).first()
    return row or journeys.first_row(plan)


def pages(plan: Plan, row: Activity) -> list[str]:
    return [f"/plans/{plan.pk}/progress/", f"/plans/{plan.pk}/progress.xlsx", f"/plans/rows/{row.pk}/report/"]


def test_visitors_are_sent_to_sign_in(client, office, plan):
    row = journeys.first_row(plan)
    for page in [*pages(plan, row), "/plans/work/"]:
        assert client.get(page).headers["Location"].startswith("/accounts/login/"), page
    assert client.post(f"/plans/{plan.pk}/progress/remind/").headers["Location"].startswith("/accounts/login/")


def test_another_council_finds_nothing(client_as, office, plan):
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ", "subdistrict_municipality")
    browser = client_as(other.people["hr"])
    row = journeys.first_row(plan)
    for page in pages(plan, row):
        assert browser.get(page).status_code == 404, page
    assert browser.post(pages(plan, row)[2], DONE).status_code == 404
    assert browser.post(f"/plans/{plan.pk}/progress/remind/", {"activity": [row.pk]}).status_code == 404
    assert row.title not in browser.get("/plans/work/").content.decode()
    assert not ProgressReport.objects.exists()


def test_who_does_not_answer_for_it_is_told_so(client_as, office, plan):
    row = journeys.first_row(plan)
    Activity.objects.filter(pk=row.pk).update(division=office.divisions["สำนักปลัด"], accountable=None)
    answer = client_as(office.people["staff_finance"]).post(f"/plans/rows/{row.pk}/report/", DONE)
    assert answer.status_code == 403
    assert client_as(office.people["staff_finance"]).get(f"/plans/rows/{row.pk}/report/").status_code == 200
    reminded = client_as(office.people["staff_finance"]).post(
        f"/plans/{plan.pk}/progress/remind/", {"activity": [row.pk]}
    )
    assert reminded.status_code == 403


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"state": "done", "result": " "}, "result"),
        ({"state": "dropped", "problem": ""}, "problem"),
        ({"state": "flying"}, "state"),
    ],
)
def test_what_lacks_is_asked_for_and_what_was_typed_stays(client_as, office, plan, changes, said):
    row = journeys.first_row(plan)
    form = DONE | {"suggestion": "จัดซ้ำปีหน้า"} | changes
    answer = client_as(office.people["hr"]).post(f"/plans/rows/{row.pk}/report/", form)
    assert answer.status_code == 422
    assert "จัดซ้ำปีหน้า" in answer.content.decode()
    assert f'id="id_{said}' in answer.content.decode()
    assert not ProgressReport.objects.exists()


def test_a_report_with_its_file(client_as, office, plan):
    row = journeys.first_row(plan)
    address = f"/plans/rows/{row.pk}/report/"
    hr = client_as(office.people["hr"])
    bad = SimpleUploadedFile("photo.png", b"not a picture")
    assert hr.post(address, DONE | {"file": bad}).status_code == 422
    good = SimpleUploadedFile("ผล.txt", "ผู้เข้าอบรม 20 คน".encode())
    assert hr.post(address, DONE | {"file": good}).status_code == 302
    report = ProgressReport.objects.get()
    assert (report.state, report.file.name, report.by_name) == ("done", "ผล.txt", report.by.full_name)
    assert "อบรมแล้ว 20 คน" in hr.get(address).content.decode()


def test_the_list_is_searched_sorted_and_narrowed(client_as, office, plan):
    hr = client_as(office.people["hr"])
    page = f"/plans/{plan.pk}/progress/"
    rows = list(Activity.objects.filter(table__plan=plan).order_by("title"))
    word = rows[0].title.split()[0][:12]
    found = hr.get(page, {"q": word}).content.decode()
    assert rows[0].title in found
    assert "ไม่มีกิจกรรม" in hr.get(page, {"q": "ไม่มีคำนี้เลย"}).content.decode()
    by_name = hr.get(page, {"order": "title"}).content.decode()
    assert by_name.index(rows[0].title) < by_name.index(rows[1].title)
    for odd in ("division=x", "division=99999999999999999999", "order=__class__", "state=late", "page=nope"):
        assert hr.get(f"{page}?{odd}").status_code == 200, odd


def test_the_sheet_holds_every_activity_with_its_last_report(client_as, office, plan):
    row = journeys.first_row(plan)
    kept = progress.Report(state=ActivityState.DONE, result="อบรมแล้ว 20 คน")
    progress.report(activity_id=row.pk, report=kept, by=office.standing("hr"), at=AT)
    answer = client_as(office.people["hr"]).get(f"/plans/{plan.pk}/progress.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    cells = [[str(cell) for cell in line if cell is not None] for line in sheet.iter_rows(values_only=True)]
    titles = [line for line in cells if row.title in line]
    assert "อบรมแล้ว 20 คน" in titles[0]
    number = Activity.objects.filter(table__plan=plan).count()
    assert sum(any(activity.title in line for line in cells) for activity in plan_rows(plan)) == number


def plan_rows(plan: Plan) -> Iterable[Activity]:
    return Activity.objects.filter(table__plan=plan)


def test_pages_cost_few_queries(client_as, office, plan, django_assert_max_num_queries):
    browser = client_as(office.people["hr"])
    browser.get("/plans/work/")
    for page in [*pages(plan, journeys.first_row(plan)), "/plans/work/"]:
        with django_assert_max_num_queries(14):
            assert browser.get(page).status_code == 200, page


def waits(office: Council, name: str, day: date) -> list[str]:
    """Addresses that wait for a person of this app on a day."""
    source = DUE_SOURCES.get("plans")
    assert source is not None
    return [item.url for item in source.items(standing.load(office.people[name], today=day))]


def test_what_waits_for_whom_along_the_way(office):
    plan = journeys.draft_plan(office.standing("hr"))
    page, day = f"/plans/{plan.pk}/approval/", AT.date()
    assert not any(page in url for url in waits(office, "palad", day))
    approval.submit(plan_id=plan.pk, by=office.standing("hr"), at=AT)
    for name, stage in (
        ("palad", PlanState.COMMITTEE),
        ("palad", PlanState.SECRETARY),
        ("nayok", PlanState.EXECUTIVE),
    ):
        assert any(page in url for url in waits(office, name, day)), stage
        assert not any(page in url for url in waits(office, "staff_finance", day))
        by = office.standing(name)
        signature = approval.signature_of(by, signed_on=day, stage=stage)
        approval.approve(plan_id=plan.pk, stage=stage, signature=signature, by=by, at=AT)
    assert not any(page in url for url in waits(office, "nayok", day))


def test_a_late_activity_waits_for_who_answers_until_it_is_reported(office, plan):
    row = of_finance(office, plan)
    Activity.objects.filter(pk=row.pk).update(
        division=office.divisions["กองคลัง"], accountable=None, end_date=date(2026, 12, 1)
    )
    page, day = f"/plans/rows/{row.pk}/report/", date(2026, 12, 20)
    assert page in waits(office, "head_finance", day)
    assert page not in waits(office, "head_office", day)
    kept = progress.Report(state=ActivityState.DONE, result="เสร็จแล้ว")
    progress.report(activity_id=row.pk, report=kept, by=office.standing("head_finance"), at=AT)
    assert page not in waits(office, "head_finance", day)
