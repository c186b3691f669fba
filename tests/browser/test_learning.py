"""A training on a phone: asked for, approved, attended, reported in a few touches, told, used, made an item."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from khum.domain.thai_date import short_date
from khum.learning.models import Place
from khum.learning.rules.states import PlaceState
from khum.learning.tests import journeys
from khum.library.models import Item
from khum.papers.tests.reading import bare, pdf_text
from tests.browser.counting import Hand

PHONE = 360
TITLE = "ระเบียบเบิกจ่ายฉบับใหม่"
MOST_FOR_A_REPORT = 12
"""Interactions from the first page to the downloaded memo (issue 4 §4)."""


@pytest.fixture
def office(live_server):
    return journeys.council()


def test_a_training_from_the_request_to_its_paper(visit, office):
    staff, head = office.people["staff_finance"], office.people["head_finance"]
    window = visit(staff, width=PHONE)
    page = window.go("/learning/").page
    page.get_by_role("link", name="ขอไปอบรม/ดูงาน").first.click()
    window.check(shots="learning-ask")
    hand = Hand(page)
    hand.type("ชื่อเรื่อง", TITLE)
    hand.type("ต้องการเรียนรู้ไปใช้กับงานใด", "รับผิดชอบการเบิกจ่ายของกอง")
    hand.type("ผู้จัด", "สถาบันพัฒนาบุคลากรท้องถิ่น")
    hand.type("วันแรก", short_date(localdate() - timedelta(days=1)))
    hand.button("ส่งคำขอ")
    expect(page.get_by_text("ส่งคำขอถึงผู้พิจารณาแล้ว")).to_be_visible()
    assert hand.count <= 6

    deciding = visit(head, width=PHONE)
    choosing = Hand(deciding.go("/").page)
    choosing.link("พิจารณา")
    deciding.check(shots="learning-decide", guide="learning-decide")
    choosing.button("เห็นชอบ/อนุมัติ")
    expect(deciding.page.get_by_text("บันทึกผลการพิจารณาแล้ว")).to_be_visible()
    assert choosing.count == 2

    hand = Hand(window.go("/learning/").page)
    hand.link("เข้าร่วมแล้ว")
    window.check(shots="learning-attend")
    hand.button("ใช่ บันทึก")
    expect(page.get_by_label("ท่านได้เรียนรู้อะไรใหม่")).to_be_visible()
    assert hand.count == 2

    hand = Hand(window.go("/").page)
    hand.link("รายงานผล")
    hand.type("ท่านได้เรียนรู้อะไรใหม่", journeys.LEARNT)
    hand.type("ท่านหรือกองของท่านจะทำอะไรต่างไปจากเดิม", journeys.CHANGE)
    window.check(shots="learning-report", guide="learning-report")
    hand.button("บันทึกรายงาน")
    expect(page.get_by_text("ขอบคุณ บันทึกรายงานแล้ว")).to_be_visible()
    window.check(shots="learning-reported")
    memo = bare(pdf_text(hand.paper("บันทึกข้อความ PDF")))
    assert hand.count <= MOST_FOR_A_REPORT
    for words in ("บันทึกข้อความ", TITLE, staff.full_name, journeys.CHANGE):
        assert bare(words) in memo, words


def test_it_is_told_used_confirmed_and_becomes_an_item(visit, office):
    told = journeys.reported(office, localdate() - timedelta(days=70))
    window = visit(office.people["staff_finance"], width=PHONE)
    hand = Hand(window.go("/").page)
    hand.link("บันทึก")
    hand.type("ถ้าไม่ใช่ในการประชุม", "เล่าให้เพื่อนในกอง 4 คนฟังตอนคุยงานเช้า")
    window.check(shots="learning-share")
    hand.button("บันทึก")
    expect(hand.page.get_by_text("อีกระยะหนึ่งระบบจะถามว่างานเปลี่ยนไปอย่างไร")).to_be_visible()
    hand.link("งานเปลี่ยนไปอย่างไร")
    hand.press(hand.page.locator("input[name=outcome]").first)
    hand.type("งานเปลี่ยนไปอย่างไร หรือติดขัดอะไร", "ฎีกาถูกส่งกลับน้อยลง")
    window.check(shots="learning-use", guide="learning-use")
    hand.button("บันทึก")
    expect(hand.page.get_by_text("หัวหน้าจะเป็นผู้ยืนยัน")).to_be_visible()
    assert hand.count <= MOST_FOR_A_REPORT

    heading = visit(office.people["head_finance"], width=PHONE)
    confirming = Hand(heading.go("/").page)
    confirming.link("ยืนยัน")
    confirming.button("ยืนยันผลการนำไปใช้")
    expect(heading.page.get_by_text("ยืนยันแล้ว").first).to_be_visible()
    heading.check(shots="learning-confirmed")
    told.refresh_from_db()
    assert (told.state, told.confirmed_name) == (PlaceState.USED, office.people["head_finance"].full_name)

    hand.page.reload()
    hand.button("ทำเป็นเรื่องในคลังความรู้")
    hand.page.wait_for_url("**/library/*/edit/")
    assert Place.objects.get(pk=told.pk).item == Item.objects.get()
    for number, address in enumerate(("/learning/", "/learning/list/", f"/learning/people/{told.person_id}/")):
        window.go(address).check(shots=f"learning-page-{number}")
