"""Thanks and awards in the browser: thanks and a name on a phone, the committee decides, a certificate."""

from __future__ import annotations

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from khum.recognition.models import Award, Thanks
from khum.recognition.tests import journeys

PHONE = 360


@pytest.fixture
def office(live_server):
    made = journeys.council()
    journeys.committee(made, localdate())
    return made


def test_thanks_on_a_phone_and_an_award_from_its_names_to_the_certificate(visit, office):
    today = localdate()
    journeys.opened(office, today, title="ผู้แบ่งปันความรู้แห่งปี")
    thanking = visit(office.people["staff_works"], width=PHONE)
    phone = thanking.go("/recognition/").page
    phone.get_by_role("link", name="ขอบคุณเพื่อนร่วมงาน").first.click()
    phone.get_by_label("ใคร").select_option(label="staff_finance khumthong")
    phone.get_by_label("เรื่องใด", exact=True).fill("สอนเบิกค่าเดินทางจนผ่านในครั้งเดียว")
    phone.get_by_label("แสดงถึงค่านิยมใด").select_option(label="Efficiency มุ่งประสิทธิภาพ")
    thanking.check(shots="recognition-thank")
    phone.get_by_role("button", name="ส่งคำขอบคุณ").click()
    expect(phone.get_by_text("สอนเบิกค่าเดินทางจนผ่านในครั้งเดียว")).to_be_visible()
    assert Thanks.objects.get().receiver == office.people["staff_finance"]
    phone.get_by_role("link", name="ผู้แบ่งปันความรู้แห่งปี").click()
    phone.get_by_role("link", name="เสนอชื่อเพื่อนร่วมงาน").click()
    phone.get_by_label("ใคร").select_option(label="staff_finance khumthong")
    phone.get_by_label("เรื่องใด", exact=True).fill("เขียนคู่มือที่ทุกกองใช้")
    phone.get_by_label("แสดงถึงค่านิยมใด").select_option(label="Yield มุ่งผลงาน")
    phone.get_by_role("button", name="เสนอชื่อ", exact=True).click()

    keeping = visit(office.people["hr"])
    page = keeping.go("/recognition/").page
    keeping.check(shots="recognition-list", guide="recognition-list")
    page.get_by_role("link", name="ผู้แบ่งปันความรู้แห่งปี").click()
    page.get_by_role("button", name="เสนอคณะกรรมการพิจารณา").click()

    deciding = visit(office.people["palad"])
    chair = deciding.go("/").page
    chair.get_by_role("link", name="ผู้แบ่งปันความรู้แห่งปี").first.click()
    chair.get_by_role("link", name="พิจารณา staff_finance khumthong").click()
    chair.get_by_role("button", name="ให้รางวัล", exact=True).click()

    page.reload()
    page.get_by_role("link", name="ประกาศผล").click()
    page.get_by_label("มติคณะกรรมการ").fill("มติที่ประชุม ครั้งที่ 3/2570")
    page.get_by_role("button", name="ประกาศ", exact=True).click()
    keeping.check(shots="recognition-round")
    assert Award.objects.get().person == office.people["staff_finance"]
    for address in ("coverage/", "gifts/", f"people/{office.people['staff_finance'].pk}/"):
        keeping.go(f"/recognition/{address}").check(shots=f"recognition-{address.split('/')[0]}")
    keeping.go(f"/recognition/rounds/{Award.objects.get().round_id}/")
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Word staff_finance khumthong").click()
    assert downloading.value.suggested_filename.startswith("เกียรติบัตร")
