"""A hand-over from the radar to the successor's signature, its sheet, and what changed hands (issue 5 §6)."""

from __future__ import annotations

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import Page, expect

from khum.domain.fiscal_year import FiscalYear
from khum.domain.thai_date import long_date
from khum.exchange.models import HandOver
from khum.exchange.rules.interview import KIT
from khum.exchange.tests import journeys
from khum.library.tests import journeys as library
from khum.needs.tests import journeys as needs
from khum.papers.tests.reading import pdf_text

PHONE = 360
WORDS = "ต้องโทรเตือนธนาคารก่อนสิ้นเดือนสองวัน"


@pytest.fixture
def office(live_server):
    made = journeys.council()
    needs.holder(made, needs.need(made), "staff_finance")
    library.published(made)
    return made


def test_from_the_radar_to_the_signature(visit, office):
    leaver, successor = office.people["staff_finance"], office.people["clerk_finance"]
    noting = visit(office.people["hr"])
    page = noting.go("/exchange/leaving/").page
    page.get_by_role("link", name="เพิ่มผู้จะพ้นจากงาน").first.click()
    page.get_by_label("ผู้จะพ้นจากงาน").select_option(label=leaver.full_name)
    page.get_by_label("เกษียณเมื่อสิ้นปีงบประมาณ พ.ศ.").fill(str(FiscalYear.containing(localdate()).be))
    page.get_by_role("button", name="บันทึก", exact=True).click()
    noting.go("/exchange/leaving/").check(shots="exchange-radar", guide="exchange-radar")
    page.get_by_role("link", name=leaver.full_name).first.click()
    page.get_by_role("button", name="เริ่มส่งมอบงาน").click()
    page.get_by_role("link", name="กำหนดผู้รับช่วง").click()
    page.get_by_label("ผู้รับช่วง").select_option(label=successor.full_name)
    page.get_by_role("button", name="บันทึก", exact=True).click()
    made = HandOver.objects.get()

    telling = visit(leaver, width=PHONE)
    phone = telling.go(f"/exchange/hand-overs/{made.pk}/").page
    phone.get_by_role("link", name=f"1. {KIT[0].title_th}").click()
    _tell(phone, telling)
    telling.check(shots="exchange-told")
    phone.get_by_role("button", name="ส่งมอบให้ผู้รับช่วง").click()

    taking = visit(successor, width=PHONE)
    other = taking.go(f"/exchange/hand-overs/{made.pk}/").page
    other.get_by_role("link", name="บันทึกวันทำงานคู่กัน").click()
    other.get_by_label("วันที่").fill(long_date(localdate()))
    other.get_by_label("งานที่ทำด้วยกัน").fill("ปิดบัญชีสิ้นเดือน")
    other.get_by_role("radio").last.check()
    other.get_by_role("button", name="บันทึก", exact=True).click()

    page.goto(f"{noting.base}/exchange/hand-overs/{made.pk}/")
    page.get_by_role("link", name="โอนให้ผู้รับช่วง").click()
    page.locator("main form button[type=submit]").first.click()
    expect(page.get_by_text("โอนแล้วเมื่อ").first).to_be_visible()

    other.get_by_role("link", name="ลงนามรับมอบ").click()
    other.get_by_label("ตอนนี้ทำเรื่องใดได้ด้วยตนเองแล้ว").fill("ปิดบัญชีเองได้แล้ว")
    other.get_by_role("button", name="ลงนาม").click()
    expect(other.get_by_text("ปิดบัญชีเองได้แล้ว").first).to_be_visible()
    made.refresh_from_db()
    assert (made.state, made.signed_on) == ("signed", localdate())

    page.reload()
    address = page.get_by_role("link", name="PDF").get_attribute("href")
    text = "".join(pdf_text(page.request.get(f"{noting.base}{address}").body()).split())
    assert WORDS in text
    assert "ปิดบัญชีสิ้นเดือน" in text


def _tell(phone: Page, telling) -> None:
    """Every section on the phone, each saved by the button that leads to the next."""
    for number, part in enumerate(KIT, start=1):
        expect(phone.get_by_role("heading", level=1)).to_contain_text(part.title_th)
        for box in phone.locator("main textarea").all():
            box.fill(WORDS)
        if number == 1:
            telling.check(shots="exchange-interview", guide="exchange-interview")
        phone.get_by_role("button", name="เสร็จแล้ว ไปหมวดถัดไป").click()
