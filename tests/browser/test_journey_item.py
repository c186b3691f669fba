"""The rest of an item's life: returned, found mid-sentence, due, verified, retired; hidden from others."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect

from khum.library.models import Item
from khum.library.tests import journeys

YEARS_LATER = date(2029, 3, 1)


@pytest.fixture
def office(live_server):
    return journeys.council()


def test_a_returned_item_says_why_and_is_sent_again(visit, office):
    revision = journeys.submitted(office)
    head = visit(office.people["head_finance"], width=360)
    page = head.go(f"/library/{revision.item_id}/").page
    page.get_by_role("link", name="ตรวจเรื่องนี้").click()
    page.get_by_label("ส่งกลับแก้ไขพร้อมเหตุผล").check()
    page.get_by_role("button", name="บันทึกผลการตรวจ").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    head.check(shots="item-return")
    page.get_by_label("เหตุผลหรือข้อสังเกต").fill("ขาดแบบฟอร์มที่ใช้")
    page.get_by_role("button", name="บันทึกผลการตรวจ").click()
    page.wait_for_url(f"**/library/{revision.item_id}/")
    writer = visit(office.people["staff_finance"]).go("/")
    writer.page.get_by_role("link", name="คู่มือการเบิกค่าเดินทาง").first.click()
    writer.go(f"/library/{revision.item_id}/history/").check(shots="item-returned")
    expect(writer.page.get_by_text("ขาดแบบฟอร์มที่ใช้").first).to_be_visible()
    assert Item.objects.get().state == "returned"


def test_a_word_from_the_middle_of_a_sentence_finds_it(visit, office):
    item = journeys.published(office)
    reader = visit(office.people["staff_works"], width=360)
    page = reader.go("/").page
    page.get_by_role("searchbox").first.fill("รายงานการเดินทาง")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    reader.check(shots="item-found", guide="search")
    page.get_by_role("link", name=item.title).first.click()
    page.wait_for_url(f"**/library/{item.pk}/**")
    expect(page.get_by_text("ภายในสิบห้าวัน")).to_be_visible()


def test_an_item_falls_due_is_verified_and_retired(visit, office, monkeypatch):
    item = journeys.published(office)
    monkeypatch.setattr("khum.web.middleware.localdate", lambda: YEARS_LATER)
    keeper = visit(office.people["staff_finance"])
    page = keeper.go("/").page
    expect(page.get_by_text("เลยกำหนดแล้ว").first).to_be_visible()
    page.get_by_role("link", name=item.title).first.click()
    keeper.check(shots="item-due")
    page.get_by_role("button", name="ยังถูกต้อง").click()
    item.refresh_from_db()
    assert (item.verified_on, item.verified_until > YEARS_LATER) == (YEARS_LATER, True)
    page.goto(f"/library/{item.pk}/retire/")
    keeper.check(shots="item-retire")
    page.get_by_label("เหตุผล").first.fill("มีคู่มือฉบับกรมแล้ว")
    page.locator("main form .button--danger").click()
    expect(page.get_by_text("มีคู่มือฉบับกรมแล้ว").first).to_be_visible()
    item.refresh_from_db()
    assert item.state == "retired"


def test_other_divisions_and_other_councils_find_nothing(visit, office):
    item = journeys.published(office, visibility="division")
    other = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    inside = visit(office.people["clerk_finance"]).go(f"/library/{item.pk}/").page
    expect(inside.get_by_role("heading", name=item.title)).to_be_visible()
    for person in (office.people["staff_works"], other.people["hr"]):
        window = visit(person)
        assert window.page.goto(f"/library/{item.pk}/").status == 404
        found = window.go("/search/?q=ใบเสร็จรับเงิน").page
        expect(found.get_by_role("link", name=item.title)).to_have_count(0)
        listed = window.go("/library/").page
        expect(listed.get_by_role("link", name=item.title)).to_have_count(0)
