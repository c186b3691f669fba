"""A question from a phone to a verified item that answers the next asker (issue 5 §6)."""

from __future__ import annotations

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from khum.communities.models import Question
from khum.communities.tests import journeys
from khum.library.models import Draft, Item
from khum.library.tests import journeys as library
from khum.needs.tests import journeys as needs

PHONE = 360
TITLE = "เบิกค่าที่พักเมื่อไปราชการกับผู้บริหารได้อัตราใด"
ANSWER = "เบิกเหมาจ่ายตามระดับของตนเอง เว้นแต่จำเป็นต้องพักที่เดียวกันจึงขออนุมัติเท่าที่จ่ายจริง"


@pytest.fixture
def office(live_server):
    return journeys.council()


def test_from_a_phone_to_an_item_that_answers_the_next_asker(visit, office):
    library.published(office, "คู่มือการเบิกค่าเดินทาง")
    needs.holder(office, needs.need(office, title="เบิกค่าที่พักไปราชการ"), "staff_finance")
    asking = visit(office.people["staff_works"], width=PHONE)
    phone = asking.go("/communities/").page
    phone.get_by_role("link", name="ตั้งคำถาม").first.click()
    phone.get_by_label("ท่านอยากรู้เรื่องใด").press_sequentially("การเบิกค่าเดินทาง")
    expect(phone.get_by_role("heading", name="อาจมีคำตอบอยู่แล้ว")).to_be_visible()
    phone.get_by_label("ท่านอยากรู้เรื่องใด").fill(TITLE)
    phone.get_by_label("รายละเอียด").fill("ไปประชุมที่จังหวัดสองคืน")
    asking.check(shots="question-ask", guide="questions-ask")
    phone.get_by_role("button", name="ถาม", exact=True).click()
    question = Question.objects.get()
    assert question.asked.filter(person=office.people["staff_finance"]).exists()

    knowing = visit(office.people["staff_finance"], width=PHONE)
    page = knowing.go("/").page
    page.get_by_role("link", name=TITLE).first.click()
    page.get_by_label("คำตอบของท่าน").fill(ANSWER)
    page.get_by_role("button", name="ตอบ", exact=True).click()

    phone.reload()
    phone.get_by_role("button", name="คำตอบนี้ใช้ได้").click()
    asking.check(shots="question-answered")

    page.reload()
    page.get_by_role("button", name="ทำเป็นเรื่องในคลังความรู้").click()
    item = Item.objects.get(kind="faq")
    assert (item.title, Draft.objects.get(item=item).parts["answer"]) == (TITLE, ANSWER)
    _reviewed(visit, office, item)

    next_one = visit(office.people["clerk_finance"], width=PHONE)
    other = next_one.go("/communities/ask/").page
    other.get_by_label("ท่านอยากรู้เรื่องใด").press_sequentially("ค่าที่พักไปราชการกับผู้บริหาร")
    found = other.locator("#similar").get_by_role("link", name=TITLE).first
    expect(found).to_be_visible()
    next_one.check(shots="question-similar", guide="questions-similar")
    found.click()
    expect(other.get_by_text(ANSWER).first).to_be_visible()
    assert Question.objects.count() == 1


def _reviewed(visit, office, item):
    """Sent by the one who answered, approved by the head and the KM secretary: verified from that day on."""
    revision = library.submitted(office, item)
    for name in ("head_finance", "hr"):
        window = visit(office.people[name]).go("/")
        window.page.get_by_role("link", name=item.title).first.click()
        window.page.get_by_label("ถูกต้อง เห็นชอบ").check()
        window.page.get_by_role("button", name="บันทึกผลการตรวจ").click()
    item.refresh_from_db()
    assert (item.current_id, item.state) == (revision.pk, "published")
    assert item.verified_until > localdate()
