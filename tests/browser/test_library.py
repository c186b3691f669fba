"""The library in the real browser: from the first word to a confirmed use, two writers, a circular repealed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from khum.library.actions import acknowledging, life, writing
from khum.library.models import Draft, Item, Use
from khum.library.rules.states import LegalStatus, Link
from khum.library.tests import journeys
from khum.library.tests.journeys import AT, DAY, PARTS


@pytest.fixture
def office(live_server):
    return journeys.council()


def body_of(page: Page):
    return page.get_by_role("textbox", name="เนื้อหา")


def test_a_manual_is_written_reviewed_read_on_a_phone_and_used(visit, office):
    category = journeys.category(office)
    writer = visit(office.people["staff_finance"])
    page = writer.go("/library/").page
    page.get_by_role("link", name="เขียนเรื่องใหม่").first.click()
    page.get_by_label("ชื่อเรื่อง").fill("คู่มือการรับเงินรายได้")
    page.get_by_role("button", name="เริ่มเขียน").click()
    page.wait_for_url("**/edit/")
    item = Item.objects.get()
    for code, text in PARTS.items():
        page.locator(f"[name=part_{code}]").fill(text)
    body_of(page).click()
    page.keyboard.type("รับเงินแล้วออกใบเสร็จทันทีแล้วนำฝากธนาคาร")
    expect(page.locator("[data-autosave-note]")).to_have_text("เก็บแล้ว", timeout=10_000)
    assert "นำฝากธนาคาร" in Draft.objects.get(item=item).body
    writer.check(shots="library-edit", guide="item-edit")
    page.locator("[name=category]").select_option(str(category.pk))
    page.get_by_role("button", name="บันทึกและไปส่งตรวจ").click()
    page.wait_for_url("**/submit/")
    writer.check(shots="library-submit")
    page.get_by_role("button", name="ส่ง", exact=True).click()
    page.wait_for_url(f"**/library/{item.pk}/")
    for name in ("head_finance", "hr"):
        looking = visit(office.people[name]).go("/")
        looking.page.get_by_role("link", name="คู่มือการรับเงินรายได้").first.click()
        looking.check(shots=f"library-review-{name}")
        looking.page.get_by_label("ถูกต้อง เห็นชอบ").check()
        looking.page.get_by_role("button", name="บันทึกผลการตรวจ").click()
        looking.page.wait_for_url(f"**/library/{item.pk}/")
    reader = visit(office.people["staff_works"], width=360)
    phone = reader.go("/library/?q=นำฝาก").page
    phone.get_by_role("link", name="คู่มือการรับเงินรายได้").click()
    reader.check(shots="library-item", guide="item-phone")
    phone.get_by_role("button", name="ฉันนำเรื่องนี้ไปใช้").click()
    phone.get_by_label("ใช้กับเรื่องหรืองานใด").fill("รับค่าธรรมเนียมใบอนุญาต")
    phone.get_by_role("button", name="บันทึก", exact=True).click()
    head = visit(office.people["palad"]).go("/library/uses/")
    head.check(shots="library-uses")
    head.page.get_by_role("button", name="ยืนยัน").click()
    expect(head.page.get_by_text("ยืนยันแล้ว").first).to_be_visible()
    assert Use.objects.get().confirmed_at is not None


def test_two_writers_merge(visit, office):
    item = journeys.draft(office)
    mine = visit(office.people["staff_finance"]).go(f"/library/{item.pk}/edit/").page
    other = visit(office.people["clerk_finance"], javascript=False).go(f"/library/{item.pk}/edit/").page
    other.get_by_label("สรุปสั้น ๆ").fill("ของเพื่อน")
    other.get_by_role("button", name="บันทึกร่าง").click()
    mine.get_by_label("สรุปสั้น ๆ").fill("ของฉัน")
    mine.get_by_role("button", name="บันทึกร่าง").click()
    expect(mine.get_by_role("heading", name="คู่มือการเบิกค่าเดินทาง")).to_be_visible()
    expect(mine.get_by_text("ของเพื่อน", exact=True)).to_be_visible()
    mine.get_by_label("เก็บไว้ทั้งสองข้อความ").check()
    mine.get_by_role("button", name="บันทึกตามที่เลือก").click()
    expect(mine.get_by_label("สรุปสั้น ๆ")).to_have_value("ของเพื่อน\nของฉัน")


def test_a_repealed_circular_marks_the_manual(visit, office):
    manual, law = journeys.published(office), journeys.published(office, "หนังสือเวียนค่าเดินทาง")
    by = office.standing("staff_finance")
    facts = {"number": "ว 123", "issuer": "กรมส่งเสริมการปกครองท้องถิ่น", "issued_on": DAY}
    writing.set_regulation(item_id=law.pk, values=facts, by=by, at=AT)
    writing.relate(item_id=manual.pk, other_id=law.pk, kind=Link.CITES, note="", by=by, at=AT)
    acknowledging.ask(item_id=law.pk, division_ids=[], due_on=DAY, by=office.standing("hr"), at=AT)
    life.change_status(item_id=law.pk, status=LegalStatus.REPEALED, reason="มีฉบับใหม่", by=by, at=AT)
    reader = visit(office.people["staff_works"])
    reader.go(f"/library/{manual.pk}/").check(shots="library-needs-change")
    expect(reader.page.get_by_text("มีฉบับใหม่")).to_be_visible()
    reader.go(f"/library/{law.pk}/").check()
    reader.go(f"/library/{law.pk}/acknowledgements/").check(shots="library-acknowledgements")


@pytest.mark.parametrize("page", ["", "new/", "health/", "inventory/", "arranging/"])
def test_boards(visit, office, page):
    journeys.published(office)
    visit(office.people["hr"]).go(f"/library/{page}").check(shots=f"library-{page.strip('/') or 'browse'}")


def test_history_and_comparison(visit, office):
    item = journeys.published(office)
    journeys.revised(office, item)
    window = visit(office.people["staff_finance"])
    window.go(f"/library/{item.pk}/history/?old=1&new=2").check(shots="library-history")
    window.go(f"/library/{item.pk}/links/").check(shots="library-links")
