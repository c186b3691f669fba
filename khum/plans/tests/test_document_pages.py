"""Documents, previews, versions and orders: who may, what comes, how many queries."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from khum.activity.models import Entry
from khum.files import actions as files
from khum.papers.tests import reading
from khum.people.actions import chart
from khum.people.models import Committee
from khum.plans.actions import approval, editing, links
from khum.plans.models import Plan, ProgressReport
from khum.plans.rules import exchange
from khum.plans.rules.states import PlanState
from khum.plans.tests import journeys
from khum.plans.tests.journeys import AT, Council, later

pytestmark = pytest.mark.django_db
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture
def khumthong() -> Council:
    return journeys.council()


@pytest.fixture
def committee(khumthong: Council) -> Committee:
    return journeys.km_committee(khumthong)


@pytest.fixture
def plan(khumthong: Council, committee: Committee) -> Plan:
    return journeys.draft_plan(khumthong.standing("hr"))


@pytest.fixture
def amended(khumthong: Council, plan: Plan) -> Plan:
    """A plan in force, amended once in one row, both versions approved."""
    journeys.put_into_force(khumthong, plan)
    journeys.amended(khumthong, plan, "งบประมาณเปลี่ยน", at=later(60))
    row = journeys.first_row(plan)
    editing.change_activity(
        activity_id=row.pk,
        values={"method": "ถามทุกกองด้วยแบบสำรวจ"},
        version=row.version,
        by=khumthong.standing("hr"),
        at=later(61),
    )
    return journeys.put_into_force(khumthong, plan, at=later(62))


def signed_in(council: Council, name: str) -> Client:
    client = Client()
    client.force_login(council.people[name])
    return client


def addresses(plan: Plan) -> list[str]:
    return [
        reverse("plans:documents", args=[plan.pk]),
        reverse("plans:preview", args=[plan.pk, "plan"]),
        reverse("plans:preview", args=[plan.pk, "plan-tables"]),
        reverse("plans:preview", args=[plan.pk, "plan-progress"]),
        reverse("plans:version", args=[plan.pk, 0]),
        reverse("plans:file", args=[plan.pk, "json"]),
        reverse("plans:paper-file", args=[plan.pk, "plan-progress", "xlsx"]),
    ]


def test_pages_answer_members_and_nobody_else(khumthong: Council, amended: Plan) -> None:
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ", "tambon_municipality")
    for url in addresses(amended):
        assert Client().get(url).status_code == 302
        assert signed_in(khumthong, "staff_finance").get(url).status_code == 200, url
        assert signed_in(other, "hr").get(url).status_code == 404, url


@pytest.mark.parametrize(
    "path",
    [
        "papers/nothing/",
        "papers/committee-order/",
        "papers/plan/?version=9",
        "papers/plan/?version=x",
        "papers/plan.xlsx",
        "versions/9/",
        "versions/0/?beside=9",
        "plan.pdf?version=7",
    ],
)
def test_what_is_not_there_is_not_found(khumthong: Council, amended: Plan, path: str) -> None:
    assert signed_in(khumthong, "hr").get(f"/plans/{amended.pk}/{path}").status_code == 404


def test_pages_have_budgets(
    khumthong: Council, amended: Plan, committee: Committee, django_assert_max_num_queries: Any
) -> None:
    hr = signed_in(khumthong, "hr")
    hr.get(reverse("plans:documents", args=[amended.pk]))
    budgets = {
        reverse("plans:documents", args=[amended.pk]): 11,
        reverse("plans:preview", args=[amended.pk, "plan"]): 8,
        reverse("plans:preview", args=[amended.pk, "plan-progress"]): 9,
        reverse("plans:version", args=[amended.pk, 1]): 13,
        reverse("plans:committee-order", args=[committee.pk]): 10,
    }
    for url, most in budgets.items():
        with django_assert_max_num_queries(most):
            assert hr.get(url).status_code == 200


def test_a_draft_says_so_on_every_page_until_it_is_in_force(khumthong: Council, plan: Plan) -> None:
    hr = signed_in(khumthong, "hr")
    url = reverse("plans:file", args=[plan.pk, "pdf"])
    pages = reading.pdf_pages(hr.get(url).content)
    assert all("ร่าง" in page for page in pages)
    assert 'data-mark="ร่าง"' in hr.get(reverse("plans:preview", args=[plan.pk, "plan"])).content.decode()
    word = hr.get(reverse("plans:file", args=[plan.pk, "docx"])).content
    assert 'string="ร่าง"' in reading.docx_part(word, "word/header1.xml")
    journeys.put_into_force(khumthong, plan)
    pages = reading.pdf_pages(hr.get(url).content)
    assert not any("ร่าง" in page.split("\n")[0] or page.count("ร่าง") > 0 for page in pages)
    assert "data-mark" not in hr.get(reverse("plans:preview", args=[plan.pk, "plan"])).content.decode()


def test_the_version_in_force_keeps_its_bytes(khumthong: Council, plan: Plan) -> None:
    journeys.put_into_force(khumthong, plan)
    hr = signed_in(khumthong, "hr")
    url = reverse("plans:file", args=[plan.pk, "pdf"])
    first = hr.get(url)
    khumthong.organisation.district = "อำเภออื่น"
    khumthong.organisation.save()
    journeys.amended(khumthong, plan, "แก้คำผิด", at=later(60))
    row = journeys.first_row(plan)
    editing.change_activity(
        activity_id=row.pk, values={"title": "ชื่อใหม่"}, version=row.version, by=khumthong.standing("hr"), at=later(61)
    )
    again = hr.get(f"{url}?version=0")
    assert again.content == first.content
    assert hr.get(url).content != first.content
    assert hr.get(f"{url}?version=0", headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_an_amendment_shows_what_changed_why_and_by_whom(khumthong: Council, amended: Plan) -> None:
    html = signed_in(khumthong, "staff_finance").get(reverse("plans:version", args=[amended.pk, 1])).content.decode()
    for text in ("งบประมาณเปลี่ยน", "hr khumthong", "nayok khumthong", '<ins class="new">', "แบบสำรวจ"):
        assert text in html, text
    first = signed_in(khumthong, "hr").get(reverse("plans:version", args=[amended.pk, 0])).content.decode()
    assert '<ins class="new">' in first
    pdf = reading.pdf_text(signed_in(khumthong, "hr").get(reverse("plans:file", args=[amended.pk, "pdf"])).content)
    assert "ฉบับแก้ไขครั้งที่ ๑" in pdf
    assert "งบประมาณเปลี่ยน" in pdf


def test_the_draft_of_an_amendment_is_compared_with_the_version_in_force(khumthong: Council, plan: Plan) -> None:
    journeys.put_into_force(khumthong, plan)
    hr = signed_in(khumthong, "hr")
    url = reverse("plans:version", args=[plan.pk, 0])
    assert "<ins" not in hr.get(url).content.decode()
    journeys.amended(khumthong, plan, "เพิ่มงาน", at=later(60))
    row = journeys.first_row(plan)
    editing.change_activity(
        activity_id=row.pk, values={"remark": "เพิ่มแล้ว"}, version=row.version, by=khumthong.standing("hr"), at=later(61)
    )
    html = hr.get(url).content.decode()
    assert "เพิ่มแล้ว" in html
    assert "<ins" in html


def test_the_json_of_a_page_is_the_plan(khumthong: Council, amended: Plan) -> None:
    answer = signed_in(khumthong, "hr").get(reverse("plans:file", args=[amended.pk, "json"]))
    content = exchange.from_json(json.loads(answer.content))
    assert content.tables[0].activities[0].method == "ถามทุกกองด้วยแบบสำรวจ"


def test_a_signed_scan_is_kept_with_its_version(khumthong: Council, plan: Plan) -> None:
    hr, url = signed_in(khumthong, "hr"), reverse("plans:scan", args=[plan.pk])
    assert hr.post(url).status_code == 404  # nothing is in force yet
    journeys.put_into_force(khumthong, plan)
    assert Client().post(url).status_code == 302
    assert signed_in(khumthong, "palad").post(url, {"scan": png()}).status_code == 403
    assert hr.post(url).status_code == 422
    assert hr.post(url, {"scan": SimpleUploadedFile("a.png", b"no picture")}).status_code == 422
    assert hr.post(url, {"scan": png()}).status_code == 302
    version = plan.snapshots.select_related("scan").get()
    assert version.scan
    assert Entry.objects.filter(verb="plan.scan_kept").count() == 1
    page = hr.get(reverse("plans:documents", args=[plan.pk])).content.decode()
    assert reverse("files:download", args=[version.scan.pk]) in page
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ", "tambon_municipality")
    assert signed_in(other, "hr").post(url, {"scan": png()}).status_code == 404


def png() -> SimpleUploadedFile:
    return SimpleUploadedFile("ตรา.png", PNG, content_type="image/png")


def test_the_order_gets_its_number_in_the_calendar_year(khumthong: Council, committee: Committee) -> None:
    hr, url = signed_in(khumthong, "hr"), reverse("plans:committee-order", args=[committee.pk])
    assert Client().get(url).status_code == 302
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ", "tambon_municipality")
    assert signed_in(other, "hr").get(url).status_code == 404
    seen = signed_in(khumthong, "staff_finance")
    assert 'name="number"' not in seen.get(url).content.decode()
    assert seen.post(url, {"number": 5, "issued_on": "5 ต.ค. 2569"}).status_code == 403
    assert 'name="number"' in hr.get(url).content.decode()
    assert hr.post(url, {"number": "", "issued_on": "เมื่อวาน"}).status_code == 422
    assert hr.post(url, {"number": 5, "issued_on": "5 ต.ค. 2569"}).status_code == 302
    committee.refresh_from_db()
    assert (committee.order_number, committee.order_year_be, committee.order_date) == (5, 2569, date(2026, 10, 5))
    assert hr.post(url, {"number": 6, "issued_on": "5 ม.ค. 2570"}).status_code == 302
    committee.refresh_from_db()
    assert (committee.order_number, committee.order_year_be) == (6, 2570)
    told = Entry.objects.get(verb="committee.order_corrected").detail
    assert told == {"number": 6, "year": 2570, "before": {"number": 5, "year": 2569}}


def test_two_orders_of_a_year_never_share_a_number(khumthong: Council, committee: Committee) -> None:
    hr = signed_in(khumthong, "hr")
    second = journeys.km_committee(khumthong)
    for made in (committee, second):
        answer = hr.post(reverse("plans:committee-order", args=[made.pk]), {"number": 5, "issued_on": "5 ต.ค. 2569"})
    assert answer.status_code == 422


def test_the_order_prints_with_the_emblem_of_the_council(khumthong: Council, committee: Committee) -> None:
    hr = signed_in(khumthong, "hr")
    plain = hr.get(reverse("plans:order-file", args=[committee.pk, "pdf"])).content
    text = reading.pdf_text(plain)
    for words in ("คำสั่งองค์การบริหารส่วนตำบลขุมทอง", "แต่งตั้งคณะกรรมการจัดการความรู้", "ประธานกรรมการ", "(๑)", "นายก"):
        assert words in text, words
    assert len(reading.pdf_pages(plain)) == 1
    stored = files.store(organisation=khumthong.organisation, uploaded=png(), by=khumthong.standing("hr"), at=AT)
    khumthong.organisation.emblem_sha256 = stored.sha256
    khumthong.organisation.save()
    with_emblem = hr.get(reverse("plans:order-file", args=[committee.pk, "pdf"])).content
    assert b"/Subtype/Image" in with_emblem
    assert b"/Subtype/Image" not in plain
    assert "data:image/png" in hr.get(reverse("plans:committee-order", args=[committee.pk])).content.decode()
    word = hr.get(reverse("plans:order-file", args=[committee.pk, "docx"])).content
    assert io.BytesIO(word).read(2) == b"PK"


def test_an_emblem_whose_bytes_are_gone_stops_no_paper(khumthong: Council, committee: Committee) -> None:
    khumthong.organisation.emblem_sha256 = "0" * 64
    khumthong.organisation.save()
    hr = signed_in(khumthong, "hr")
    assert hr.get(reverse("plans:order-file", args=[committee.pk, "pdf"])).status_code == 200


def exported(council: Council, plan: Plan) -> bytes:
    return signed_in(council, "hr").get(reverse("plans:file", args=[plan.pk, "json"])).content


def test_an_export_comes_in_again_as_the_same_plan(khumthong: Council, plan: Plan) -> None:
    body, url = exported(khumthong, plan), reverse("plans:new-json")
    file = SimpleUploadedFile("plan.json", body)
    assert Client().post(url).status_code == 302
    assert signed_in(khumthong, "palad").post(url, {"file": file}).status_code == 403
    hr = signed_in(khumthong, "hr")
    assert hr.get(url).status_code == 200
    assert hr.post(url).status_code == 422
    file.seek(0)
    refused = hr.post(url, {"file": file})
    assert (refused.status_code, "2570" in refused.content.decode()) == (422, True)  # the year has its plan
    Plan.objects.all().delete()
    file.seek(0)
    assert hr.post(url, {"file": file}).status_code == 302
    assert exported(khumthong, Plan.objects.get()) == body


@pytest.mark.parametrize(
    "body", [b"x", b"{}", b"[" * 100_000, b"\xff\xfe", b'{"format": "khum-plan/1"}', b"1" * 5_000_001]
)
def test_what_is_no_export_is_refused_in_words(khumthong: Council, body: bytes) -> None:
    answer = signed_in(khumthong, "hr").post(reverse("plans:new-json"), {"file": SimpleUploadedFile("plan.json", body)})
    assert answer.status_code == 422
    assert not Plan.objects.exists()


def test_a_plan_of_a_past_year_is_a_record_not_a_draft(khumthong: Council, plan: Plan) -> None:
    body = json.loads(exported(khumthong, plan))
    hr = signed_in(khumthong, "hr")
    old = json.dumps({**body, "year_be": 2562}).encode()
    hr.post(reverse("plans:new-json"), {"file": SimpleUploadedFile("plan.json", old)})
    record = Plan.objects.get(year_be=2562)
    assert record.is_past
    text = reading.pdf_text(hr.get(reverse("plans:file", args=[record.pk, "pdf"])).content)
    assert "ร่าง" not in text
    assert "ตุลาคม ๒๕๖๑" in text
    assert hr.get(reverse("plans:documents", args=[record.pk])).status_code == 200


def test_who_acts_for_the_chief_executive_signs_as_such(khumthong: Council, plan: Plan, committee: Committee) -> None:
    nayok = khumthong.positions["nayok"]
    nayok.holdings.update(end_date=date(2026, 1, 31))
    chart.appoint(
        position=nayok,
        person=khumthong.people["palad"],
        start=date(2026, 2, 1),
        is_acting=True,
        by=khumthong.standing("hr"),
        at=AT,
    )
    hr = signed_in(khumthong, "hr")
    for url in (reverse("plans:file", args=[plan.pk, "pdf"]), reverse("plans:order-file", args=[committee.pk, "pdf"])):
        text = reading.pdf_text(hr.get(url).content)
        assert "ปลัดองค์การบริหารส่วนตำบล รักษาราชการแทน นายกองค์การบริหารส่วนตำบล" in text


def test_a_draft_has_all_four_places_to_sign(khumthong: Council, plan: Plan) -> None:
    text = reading.pdf_text(signed_in(khumthong, "hr").get(reverse("plans:file", args=[plan.pk, "pdf"])).content)
    for words in ("ผู้จัดทำแผน", "ผู้เห็นชอบ", "ผู้ตรวจสอบ", "ผู้อนุมัติ", "(hr khumthong)", "ประธานคณะกรรมการจัดการความรู้"):
        assert words in text, words


def test_who_decides_by_link_reads_the_whole_document(khumthong: Council, plan: Plan) -> None:
    approval.submit(plan_id=plan.pk, by=khumthong.standing("hr"), at=now())
    for stage in (PlanState.COMMITTEE, PlanState.SECRETARY):
        by = khumthong.standing("palad")
        signature = approval.signature_of(by, signed_on=date(2026, 9, 15), stage=stage)
        approval.approve(plan_id=plan.pk, stage=stage, signature=signature, by=by, at=now())
    link, token = links.make(plan_id=plan.pk, by=khumthong.standing("hr"), at=now())
    page = Client().get(reverse("plans:link", args=[token]))
    assert 'href="plan.pdf"' in page.content.decode()
    url = reverse("plans:link-file", args=[token])
    assert Client().get(url).content.startswith(b"%PDF-")
    links.revoke(link_id=link.pk, by=khumthong.standing("hr"), at=now())
    assert Client().get(url).status_code == 410
    assert Client().get(reverse("plans:link-file", args=["x" * 43])).status_code == 410


def test_a_plan_signed_on_paper_keeps_its_scan_beside_the_version(khumthong: Council, plan: Plan) -> None:
    approval.submit(plan_id=plan.pk, by=khumthong.standing("hr"), at=AT)
    for stage in (PlanState.COMMITTEE, PlanState.SECRETARY):
        by = khumthong.standing("palad")
        signature = approval.signature_of(by, signed_on=date(2026, 9, 15), stage=stage)
        approval.approve(plan_id=plan.pk, stage=stage, signature=signature, by=by, at=AT)
    hr = khumthong.standing("hr")
    scan = files.store(organisation=khumthong.organisation, uploaded=png(), by=hr, at=AT)
    signed = approval.Signature("นายประเสริฐ ขุมทอง", "นายก อบต.", date(2026, 9, 20), channel="paper", scan=scan)
    approval.approve(plan_id=plan.pk, stage=PlanState.EXECUTIVE, signature=signed, by=hr, at=AT)
    page = signed_in(khumthong, "hr").get(reverse("plans:documents", args=[plan.pk])).content.decode()
    assert reverse("files:download", args=[scan.pk]) in page
    text = reading.pdf_text(signed_in(khumthong, "hr").get(reverse("plans:file", args=[plan.pk, "pdf"])).content)
    assert "(นายประเสริฐ ขุมทอง) นายก อบต. ๒๐ กันยายน ๒๕๖๙" in text


def test_files_of_reports_stand_in_the_appendix(khumthong: Council, plan: Plan) -> None:
    plan = journeys.put_into_force(khumthong, plan)
    hr, row = khumthong.standing("hr"), journeys.first_row(plan)
    photo = files.store(organisation=khumthong.organisation, uploaded=png(), by=hr, at=later(5))
    ProgressReport.objects.create(activity=row, state="running", result="เริ่มแล้ว", file=photo, by_name="hr", at=later(6))
    page = signed_in(khumthong, "hr").get(reverse("plans:documents", args=[plan.pk])).content.decode()
    assert reverse("files:download", args=[photo.pk]) in page
    journeys.amended(khumthong, plan, "เพิ่มงาน", at=later(60))
    text = reading.pdf_text(signed_in(khumthong, "hr").get(reverse("plans:file", args=[plan.pk, "pdf"])).content)
    appendix = text[text.rindex("ภาคผนวก") :]
    assert "ตรา.png" in appendix
    assert "คำสั่งแต่งตั้งคณะกรรมการจัดการความรู้" in appendix
