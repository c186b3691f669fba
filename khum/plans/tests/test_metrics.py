"""Figures of the plan: counted from records, opened to them, given by hand only with proof."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from config.cli.main import main
from khum.domain.registries import METRICS
from khum.plans.actions import editing, progress
from khum.plans.actions.values import activity_values
from khum.plans.models import Activity, Indicator, ManualMeasurement, Plan
from khum.plans.queries.metrics import indicators_by_hand, measure_all
from khum.plans.rules.achievement import Achievement
from khum.plans.rules.states import ActivityState
from khum.plans.tests import journeys
from khum.plans.tests.journeys import YEAR, Council
from khum.plans.tests.test_approval import in_force, khumthong, plan  # noqa: F401 - fixtures
from khum.plans.tests.test_pages import signed_in

pytestmark = pytest.mark.django_db
BANGKOK = ZoneInfo("Asia/Bangkok")
MIDYEAR = date(2027, 4, 1)


def moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, 0, tzinfo=BANGKOK)


def figures(council: Council, plan: Plan, today: date) -> dict:  # noqa: F811
    rows = measure_all(council.organisation, YEAR, plan=plan, today=today)
    return {row.metric.code: row for row in rows}


def counted_by_hand(council: Council, plan: Plan) -> Indicator:  # noqa: F811
    """An indicator of the council's own that no record gives, put into the draft."""
    row = Activity.objects.filter(table__plan=plan).earliest("pk")
    mine = {
        "text": "จำนวนปราชญ์ชาวบ้านที่ร่วมถ่ายทอด",
        "operator": "ge",
        "value": "3",
        "unit": "คน",
        "level": "outcome",
    }
    values = {"indicators": [*activity_values(row)["indicators"], mine]}
    editing.change_activity(
        activity_id=row.pk, values=values, version=row.version, by=council.standing("hr"), at=moment(journeys.DAY)
    )
    (found,) = indicators_by_hand(plan)
    return found


def report(council: Council, activity: Activity, state: ActivityState, day: date, **words: str) -> None:
    said = progress.Report(state=state, **words)
    progress.report(activity_id=activity.pk, report=said, by=council.standing("hr"), at=moment(day))


def test_every_division_has_a_member_or_is_missing(khumthong: Council, plan: Plan) -> None:  # noqa: F811
    row = figures(khumthong, plan, journeys.DAY)["M16"]
    assert (row.measured.numerator, row.measured.denominator, row.measured.value) == (2, 2, 100)
    assert row.achievement is Achievement.MET
    assert {record.label for record in row.measured.evidence} == {"สำนักปลัด", "กองคลัง"}
    assert "head_finance" in " ".join(record.note for record in row.measured.evidence)


def test_a_plan_signed_before_the_year_is_in_time(khumthong: Council, plan: Plan) -> None:  # noqa: F811
    assert figures(khumthong, plan, journeys.DAY)["P1"].measured.value is None
    assert figures(khumthong, plan, MIDYEAR)["P1"].measured.value == 0
    in_force(khumthong, plan)
    row = figures(khumthong, plan, MIDYEAR)["P1"]
    assert row.measured.value == 100
    assert row.measured.evidence[0].on == journeys.DAY


def test_activities_on_time_are_counted_by_hand_alike(khumthong: Council, plan: Plan) -> None:  # noqa: F811
    in_force(khumthong, plan)
    rows = list(Activity.objects.filter(table__plan=plan).order_by("table__order", "order"))
    due = [row for row in rows if row.end_date and row.end_date <= YEAR.end]
    report(khumthong, due[0], ActivityState.DONE, due[0].end_date - timedelta(days=1), result="ครบ")
    report(khumthong, due[1], ActivityState.DONE, due[1].end_date + timedelta(days=5), result="ช้าไปห้าวัน")
    report(khumthong, due[2], ActivityState.DROPPED, MIDYEAR, problem="งบประมาณไม่พอ")
    measured = figures(khumthong, plan, YEAR.end + timedelta(days=30))["P2"].measured
    assert (measured.numerator, measured.denominator) == (1, len(due) - 1)
    assert [record.label for record in measured.evidence] == [due[0].title.split("\n")[0]]
    reported = figures(khumthong, plan, YEAR.end + timedelta(days=30))["P3"].measured
    assert reported.numerator == 2


def test_nothing_is_measured_before_the_plan_is_approved(khumthong: Council, plan: Plan) -> None:  # noqa: F811
    assert figures(khumthong, plan, MIDYEAR)["P2"].measured.value is None


def test_vacant_seats_do_not_count(khumthong: Council, plan: Plan) -> None:  # noqa: F811
    holding = khumthong.people["head_finance"].holdings.get()
    holding.delete()  # no action ends a holding yet
    measured = figures(khumthong, plan, journeys.DAY)["M16"].measured
    assert (measured.numerator, measured.denominator) == (1, 2)


def test_pages_open_every_figure(khumthong: Council, plan: Plan, django_assert_max_num_queries) -> None:  # noqa: F811
    in_force(khumthong, plan)
    client = signed_in(khumthong, "head_finance")
    with django_assert_max_num_queries(10 + 2 * len(list(METRICS))):  # most figures cost one query, few two
        html = client.get(f"/plans/{plan.pk}/metrics/").content.decode()
    assert all(metric.name_th in html for metric in METRICS)
    for metric in METRICS:
        assert client.get(f"/plans/{plan.pk}/metrics/{metric.code}/").status_code == 200
    opened = client.get(f"/plans/{plan.pk}/metrics/M16/").content.decode()
    assert "กองคลัง" in opened
    assert client.get(f"/plans/{plan.pk}/metrics/X99/").status_code == 404


def test_who_may_see_and_measure(khumthong: Council, plan: Plan) -> None:  # noqa: F811
    indicator = counted_by_hand(khumthong, plan)
    in_force(khumthong, plan)
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ", "tambon_municipality")
    for page in (
        f"/plans/{plan.pk}/metrics/",
        f"/plans/{plan.pk}/metrics/P1/",
        f"/plans/indicators/{indicator.pk}/measure/",
    ):
        assert Client().get(page).status_code == 302
        assert signed_in(other, "hr").get(page).status_code == 404
    page = f"/plans/indicators/{indicator.pk}/measure/"
    staff = signed_in(khumthong, "staff_finance")
    assert 'enctype="multipart/form-data"' not in staff.get(page).content.decode()
    assert staff.post(page, {}).status_code == 403
    assert signed_in(khumthong, "hr").get(page).status_code == 200


def test_a_figure_by_hand_needs_its_proof_and_keeps_what_was_typed(khumthong: Council, plan: Plan) -> None:  # noqa: F811
    indicator = counted_by_hand(khumthong, plan)
    in_force(khumthong, plan)
    client, page = signed_in(khumthong, "hr"), f"/plans/indicators/{indicator.pk}/measure/"
    sent = {"value": "12", "start": "1 ต.ค. 2569", "end": "31 มี.ค. 2570", "reason": "นับจากทะเบียนฝึกอบรม"}
    refused = client.post(page, sent)
    assert refused.status_code == 422
    assert "นับจากทะเบียนฝึกอบรม" in refused.content.decode()
    proof = SimpleUploadedFile("ทะเบียน.txt", "รายชื่อผู้อบรม".encode())
    assert client.post(page, {**sent, "file": proof}).status_code == 302
    again = SimpleUploadedFile("แก้ไข.txt", "รายชื่อที่ตรวจใหม่".encode())
    assert client.post(page, {**sent, "value": "14", "file": again}).status_code == 302
    assert [figure.value for figure in ManualMeasurement.objects.order_by("id")] == [Decimal(12), Decimal(14)]
    html = client.get(page).content.decode()
    assert "ทะเบียน.txt" in html
    assert "แก้ไข.txt" in html
    assert "14" in client.get(f"/plans/{plan.pk}/metrics/").content.decode()
    outside = client.post(page, {**sent, "end": "1 ต.ค. 2571", "file": SimpleUploadedFile("ก.txt", b"x")})
    assert outside.status_code == 409


def test_the_command_prints_the_shape(khumthong: Council, plan: Plan, capsys) -> None:  # noqa: F811
    in_force(khumthong, plan)
    assert main(["metrics", "--year", "2570", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    keys = {"code", "name", "level", "value", "unit", "numerator", "denominator", "target", "status", "evidence"}
    assert all(row.keys() >= keys for row in rows)
    by_code = {row["code"]: row for row in rows}
    assert (by_code["M16"]["numerator"], by_code["M16"]["denominator"], by_code["M16"]["evidence"]) == (2, 2, 2)
    assert by_code["M16"]["target"] == "ไม่น้อยกว่า 100 %"
    assert main(["metrics", "--year", "99"]) == 2
