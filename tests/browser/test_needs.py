"""The needs map in the browser: from a line of the strategy to an approved document, and who knows, on a phone."""

from __future__ import annotations

import pytest
from django.utils.timezone import localdate, now
from playwright.sync_api import expect

from khum.domain.fiscal_year import FiscalYear
from khum.library.tests import journeys as library
from khum.needs.models import Goal, Need, NeedsDocument
from khum.needs.tests import journeys
from khum.search.actions import failing

PHONE = 360


@pytest.fixture
def office(live_server):
    made = journeys.council()
    journeys.committee(made)
    return made


def test_from_a_line_of_the_strategy_to_an_approved_document(visit, office):
    library.published(office, title="คู่มือเร่งรัดลูกหนี้ภาษี")
    drafting = visit(office.people["head_finance"], width=PHONE)
    phone = drafting.go("/").page
    expect(phone.get_by_role("link", name="ระบุองค์ความรู้ที่จำเป็นของกองคลัง")).to_be_visible()
    drafting.go("/needs/")
    phone.get_by_role("link", name="เป้าหมายงาน").first.click()
    phone.get_by_label("ยุทธศาสตร์").fill("ยุทธศาสตร์ที่ 4 การบริหารจัดการที่ดี")
    phone.get_by_label("เป้าหมายงาน").fill("จัดเก็บรายได้ได้ครบถ้วน")
    phone.get_by_role("button", name="บันทึกและทำต่อ").click()
    phone.get_by_label("ความรู้ที่จำเป็น").fill("การเร่งรัดลูกหนี้ภาษี")
    phone.get_by_label("ความรู้ในตัวคน").check()
    phone.get_by_label("ความสำคัญ").select_option("5")
    phone.get_by_label("มีบางส่วน").check()
    drafting.check(shots="needs-form")
    phone.get_by_role("button", name="บันทึกและทำต่อ").click()
    phone.get_by_role("link", name="ระบุผู้มีความรู้").click()
    phone.get_by_label("ผู้มีความรู้").select_option(label="staff_finance khumthong")
    phone.get_by_label("สอนผู้อื่นได้").check()
    phone.get_by_label("หลักฐานที่แสดง").fill("ลดลูกหนี้ได้ครึ่งหนึ่ง")
    phone.get_by_role("button", name="บันทึก", exact=True).click()
    phone.get_by_role("link", name="ระบุผู้ที่ต้องเรียนรู้").click()
    phone.get_by_label("หรือทั้งสำนัก/กอง").select_option(label="กองคลัง")
    phone.get_by_role("button", name="บันทึก", exact=True).click()
    phone.get_by_role("link", name="เชื่อมโยงเรื่องในคลังความรู้").click()
    phone.get_by_role("button", name="เชื่อมโยง คู่มือเร่งรัดลูกหนี้ภาษี").click()
    phone.get_by_role("link", name="เลือกเครื่องมือ").click()
    for answer in ("คนน้อย อยู่สำนักงานเดียวกัน", "งานช่าง งานปฏิบัติ ต้องลงมือ", "คุ้นเคยกัน ชอบพูดคุย", "ผู้รู้จะพ้นจากงานในเร็ววัน"):
        phone.get_by_label(answer).check()
    phone.get_by_role("button", name="แสดงเครื่องมือที่เหมาะสม").click()
    drafting.check(shots="needs-tools")
    phone.get_by_role("button", name="บันทึก", exact=True).click()
    expect(phone.get_by_text("ลดลูกหนี้ได้ครึ่งหนึ่ง")).to_be_visible()
    drafting.check(shots="needs-need")
    need = Need.objects.get()
    assert need.tools[0] == "mentor"
    assert need.items.get().title == "คู่มือเร่งรัดลูกหนี้ภาษี"

    keeping = visit(office.people["hr"])
    page = keeping.go("/needs/").page
    keeping.check(shots="needs-map", guide="needs-map")
    page.get_by_role("link", name="เอกสารแสดงองค์ความรู้ที่จำเป็น").click()
    page.get_by_role("button", name="เสนอคณะกรรมการ").click()
    expect(page.get_by_text("เสนอคณะกรรมการแล้ว")).to_be_visible()

    deciding = visit(office.people["palad"])
    chair = deciding.go("/").page
    chair.get_by_role("link", name="เอกสารแสดงองค์ความรู้ที่จำเป็น").first.click()
    chair.get_by_text("ดูเนื้อหาเอกสาร").click()
    expect(chair.get_by_text("staff_finance khumthong (สอนผู้อื่นได้)")).to_be_visible()
    chair.get_by_role("link", name="เห็นชอบ/อนุมัติ").click()
    chair.get_by_label("มติคณะกรรมการ").fill("ในการประชุมครั้งที่ 1/2570")
    chair.get_by_role("button", name="เห็นชอบ/อนุมัติ").click()
    expect(chair.get_by_text("เห็นชอบโดย palad khumthong")).to_be_visible()
    deciding.check(shots="needs-document", guide="needs-document")
    document = NeedsDocument.objects.get()
    assert document.state == "approved"
    assert len(document.sha256) == 64
    with chair.expect_download() as downloading:
        chair.get_by_role("link", name="DOCX").first.click()
    assert downloading.value.suggested_filename.endswith(".docx")


def test_an_empty_search_leads_to_who_knows_and_to_a_need(visit, office):
    need = journeys.need(office, title="การออกใบอนุญาตฆ่าสัตว์")
    Goal.objects.update(year_be=FiscalYear.containing(localdate()).be)
    journeys.holder(office, need, "staff_works")
    looking = visit(office.people["clerk_finance"], width=PHONE)
    phone = looking.go("/search/?q=จุดธูปเทียนกลางแจ้ง").page
    phone.get_by_role("link", name="ถามเพื่อนร่วมงาน").click()
    expect(phone.get_by_text("ยังไม่พบผู้มีความรู้เรื่องนี้")).to_be_visible()
    phone.get_by_label("ใครรู้เรื่อง …").fill("ใบอนุญาตฆ่าสัตว์")
    phone.get_by_role("button", name="ค้นหา", exact=True).last.click()
    expect(phone.get_by_role("link", name="staff_works khumthong")).to_be_visible()
    looking.check(shots="who-knows", guide="who-knows")
    looking.go("/needs/who-knows/").check(shots="who-knows-all")
    own = looking.go("/needs/who-knows/mine/").page
    own.get_by_label("ทักษะหรือประสบการณ์").fill("ภาษามือ")
    own.get_by_role("button", name="เพิ่ม", exact=True).click()
    expect(own.get_by_text("ภาษามือ", exact=True)).to_be_visible()
    looking.check(shots="who-knows-mine")
    failing.report_gap(office.standing("hr", localdate()), "จุดธูปเทียนกลางแจ้ง")
    keeping = visit(office.people["hr"])
    page = keeping.go("/needs/demand/").page
    page.get_by_role("link", name="บันทึกเป็นองค์ความรู้ที่จำเป็น").first.click()
    keeping.check(shots="needs-demand")
    page.get_by_label("เป้าหมายงาน").select_option(index=1)
    page.get_by_role("button", name="เพิ่มในแผนที่ความรู้").click()
    page.wait_for_url("**/needs/*/")
    assert Need.objects.filter(demand="จุดธูปเทียนกลางแจ้ง", created_at__lte=now()).exists()
