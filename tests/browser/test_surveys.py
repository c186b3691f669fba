"""A survey in the browser: made in three choices, answered on a phone, read with a small division hidden."""

from __future__ import annotations

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from khum.surveys.models import Sheet, Survey
from khum.surveys.tests import journeys

PHONE = 360


@pytest.fixture
def office(live_server):
    return journeys.council()


def test_a_pulse_is_made_answered_on_a_phone_and_read_without_the_small_division(visit, office):
    keeping = visit(office.people["hr"])
    page = keeping.go("/surveys/").page
    page.get_by_role("link", name="สร้างแบบสำรวจ").first.click()
    keeping.check(shots="surveys-choose")
    page.get_by_role("link", name="ใช้คำถามชุดนี้ บรรยากาศการแลกเปลี่ยนเรียนรู้").click()
    expect(page.get_by_text("สำนัก/กองใด")).to_be_hidden()
    keeping.check(shots="surveys-new")
    page.get_by_role("button", name="บันทึกร่าง").click()
    page.get_by_role("link", name="เปิดให้ตอบ").click()
    page.get_by_role("button", name="เปิดให้ตอบ").click()
    expect(page.get_by_text("จาก 18 คน")).to_be_visible()
    survey = Survey.objects.get()

    answering = visit(office.people["staff_finance"], width=PHONE)
    phone = answering.go("/").page
    phone.get_by_role("link", name=survey.title).first.click()
    expect(phone.get_by_role("heading", name="ในทีมของท่าน")).to_be_visible()
    expect(phone.get_by_role("heading", name="ในหน่วยงาน")).to_be_hidden()
    answering.check(shots="surveys-answer", guide="surveys-answer")
    for screen in ("ในหน่วยงาน", "อยากบอกเพิ่ม"):
        for question in phone.locator(".survey__screen:visible fieldset").all():
            question.get_by_label("3 ปานกลาง").check()
        phone.locator(".survey__screen:visible").get_by_role("link", name="ส่วนถัดไป").click()
        expect(phone.get_by_role("heading", name=screen)).to_be_visible()
    phone.get_by_role("button", name="ส่งคำตอบ").click()
    expect(phone.get_by_text("ขอบคุณ บันทึกคำตอบแล้ว")).to_be_visible()
    assert Sheet.objects.get().invitation_id is None

    plain = visit(office.people["clerk_finance"], width=PHONE, javascript=False)
    page_without = plain.go(f"/surveys/{survey.pk}/answer/").page
    page_without.get_by_role("link", name="ส่วนถัดไป").first.click()
    page_without.locator(".survey__screen:visible").get_by_role("link", name="ส่วนถัดไป").click()
    page_without.get_by_role("button", name="ส่งคำตอบ").click()
    for question in page_without.locator(".survey__screen fieldset").all():
        question.get_by_label("3 ปานกลาง").check()
    page_without.get_by_role("button", name="ส่งคำตอบ").click()
    expect(page_without.get_by_text("ขอบคุณ บันทึกคำตอบแล้ว")).to_be_visible()

    today = localdate()
    done = {"staff_finance", "clerk_finance"}
    for division, mark in (("สำนักปลัด", 5), ("กองคลัง", 3), ("กองช่าง", 1)):
        rest = [short for short in journeys.of(office, division) if short not in done]
        journeys.answered(office, survey, rest, mark=mark, day=today)
    journeys.answered(office, survey, ["nayok", "palad"], mark=2, day=today)
    keeping.go(f"/surveys/{survey.pk}/")
    page.get_by_role("link", name="ปิดแบบสำรวจ").click()
    page.get_by_role("button", name="ปิดแบบสำรวจ").click()
    groups = page.get_by_role("table", name="ตามสำนัก/กอง")
    expect(groups.get_by_role("rowheader", name="กองคลัง")).to_be_visible()
    expect(groups.get_by_text("กองช่าง")).to_have_count(0)
    expect(page.get_by_text("มีผู้ตอบน้อยกว่าห้าคน: กองช่าง")).to_be_visible()
    keeping.check(shots="surveys-results", guide="surveys-results")
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Excel").click()
    assert downloading.value.suggested_filename.endswith(".xlsx")
