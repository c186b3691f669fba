"""A monthly meeting on phones: called, answered, twenty names, minutes, a resolution, an item, certified."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now
from playwright.sync_api import expect

from khum.library.models import Item
from khum.meetings.actions import calling, holding, minutes, series
from khum.meetings.models import Meeting, Resolution
from khum.meetings.queries.door import token_of
from khum.meetings.rules.states import Presence
from khum.meetings.tests import journeys
from khum.people import standing
from khum.people.models import Holding, Person, Position

PHONE = 360
PEOPLE = 20


@pytest.fixture
def office(live_server):
    """A council of twenty people."""
    made = journeys.council()
    for number in range(PEOPLE - len(made.people)):
        post = Position.objects.create(
            organisation=made.organisation, division=made.divisions["กองช่าง"], title="คนงาน", order=20 + number
        )
        person = Person.objects.create_user(
            f"worker{number}", organisation=made.organisation, first_name=f"คนงาน {number}", last_name="ขยัน"
        )
        Holding.objects.create(position=post, person=person, start_date=journeys.DAY - timedelta(days=900))
    return made


class Taps:
    """Counts what a finger does on a page."""

    def __init__(self, page):
        self.page, self.number = page, 0

    def on(self, locator):
        locator.click()
        self.number += 1


def today_called(office):
    """A staff meeting called for today, the real day of the server."""
    by = standing.load(office.people["hr"], today=localdate())
    of = journeys.staff_series(office)
    meeting = series.plan_meeting(series_id=of.pk, starts_at=journeys.at(localdate(), 23, 30), by=by, at=now())
    return calling.call(meeting_id=meeting.pk, by=by, at=now())


def test_a_series_is_set_up_and_people_are_called_and_answer_with_one_tap(visit, office):
    arranging = visit(office.people["hr"], width=PHONE)
    page = arranging.go("/meetings/").page
    page.get_by_role("link", name="ตั้งชุดการประชุม").first.click()
    page.get_by_label("ชื่อการประชุม").fill("ประชุมพนักงานประจำเดือน")
    page.get_by_label("สถานที่").fill("ห้องประชุม อบต.")
    page.get_by_label("ประธาน", exact=True).select_option(label="ปลัดองค์การบริหารส่วนตำบล")
    page.get_by_label("เลขานุการการประชุม").select_option(label="นักทรัพยากรบุคคล")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.get_by_text("ตั้งชุดการประชุมและกำหนดวันประชุม")).to_be_visible()
    arranging.check(shots="meetings-series")
    Meeting.objects.filter(state="planned").delete()
    meeting = today_called(office)
    member = visit(office.people["staff_works"], width=PHONE)
    taps = Taps(member.go("/").page)
    taps.on(taps.page.get_by_role("link", name=str(meeting)).or_(taps.page.get_by_role("link", name="ตอบ")).first)
    taps.on(taps.page.get_by_role("button", name="เข้าร่วมประชุม"))
    expect(taps.page.get_by_text("บันทึกคำตอบแล้ว")).to_be_visible()
    member.check(shots="meetings-answer")
    assert taps.number == 2
    assert meeting.attendances.get(person=office.people["staff_works"]).reply == "coming"


def test_twenty_people_are_noted_with_a_tap_each_or_one_for_the_rest(visit, office):
    meeting = today_called(office)
    window = visit(office.people["hr"], width=PHONE)
    taps = Taps(window.go(f"/meetings/{meeting.pk}/").page)
    taps.on(taps.page.get_by_role("button", name="เปิดการประชุม"))
    taps.page.wait_for_url("**/names/")
    names = list(meeting.attendances.values_list("name", flat=True))
    assert len(names) == PEOPLE
    before = taps.number
    for name in names[:-4]:
        taps.on(taps.page.get_by_role("button", name=f"มา {name}", exact=True))
        row = taps.page.get_by_role("listitem").filter(has_text=name).first
        expect(row.get_by_role("button", pressed=True)).to_have_count(1)
    assert taps.number - before == PEOPLE - 4
    taps.on(taps.page.get_by_role("button", name="ที่เหลือมาทุกคน"))
    expect(taps.page.get_by_text(f"มา {PEOPLE} คน · ไม่มา 0 คน · ยังไม่บันทึก 0 คน")).to_be_visible()
    window.check(shots="meetings-names")
    assert taps.number <= 3 * PEOPLE
    assert meeting.attendances.filter(presence=Presence.PRESENT).count() == PEOPLE


def test_names_are_noted_without_javascript(visit, office):
    meeting = today_called(office)
    page = visit(office.people["hr"], width=PHONE, javascript=False).go(f"/meetings/{meeting.pk}/names/").page
    row = meeting.attendances.earliest("pk")
    page.get_by_role("button", name=f"ไม่มา {row.name}", exact=True).click()
    row.refresh_from_db()
    assert row.presence == Presence.ABSENT


def test_one_scan_and_one_tap_sign_a_person_in(visit, office):
    meeting = today_called(office)
    visit(office.people["hr"], width=PHONE).go(f"/meetings/{meeting.pk}/door/").check(shots="meetings-door")
    window = visit(office.people["staff_works"], width=PHONE)
    taps = Taps(window.go(f"/meetings/in/{token_of(meeting.pk)}/").page)
    window.check(shots="meetings-scan")
    taps.on(taps.page.get_by_role("button", name="มาประชุมแล้ว"))
    expect(taps.page.get_by_text("ลงชื่อเข้าประชุมแล้ว")).to_be_visible()
    assert taps.number == 1
    assert meeting.attendances.get(person=office.people["staff_works"]).how == "qr"


def test_minutes_are_kept_while_typed_and_leave_a_resolution_and_an_item(visit, office):
    meeting = today_called(office)
    by = standing.load(office.people["hr"], today=localdate())
    holding.begin(meeting_id=meeting.pk, by=by, at=now())
    holding.note_rest(meeting_id=meeting.pk, presence=Presence.PRESENT, by=by, at=now())
    window = visit(office.people["hr"], width=PHONE)
    page = window.go(f"/meetings/{meeting.pk}/minutes/").page
    line = journeys.km_line(meeting)
    place = page.locator(f"#line-{line.pk}")
    place.get_by_role("textbox").fill("กองคลังเล่าวิธีตรวจใบเสร็จให้ครบในครั้งเดียว")
    expect(place.get_by_role("status")).to_have_text("เก็บแล้ว", timeout=10_000)
    line.refresh_from_db()
    assert line.text.startswith("กองคลังเล่า")
    window.check(shots="meetings-minutes")
    place.get_by_role("button", name="มติ").click()
    page.get_by_label("มติว่าอย่างไร").fill("ทุกกองใช้แผ่นตรวจ")
    page.get_by_label("ผู้รับผิดชอบ").select_option(label="ผู้อำนวยการกองคลัง")
    page.get_by_label("ภายในวันที่").fill("1 ธ.ค. 2580")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    page.wait_for_url("**/minutes/**")
    place.get_by_role("textbox").fill("กองคลังเล่าเรื่องใบเสร็จ และเล่าต่ออีกนิด")
    place.get_by_role("button", name="ความรู้ที่ได้").click()
    page.wait_for_url("**/point/**")
    line.refresh_from_db()
    assert line.text.endswith("และเล่าต่ออีกนิด")
    page.get_by_label("ความรู้ที่ได้").fill("ตรวจสามจุดก่อนส่งเบิก")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    page.wait_for_url("**/minutes/**")
    page.get_by_role("button", name="ทำรายงานเสร็จแล้ว").click()
    expect(page.get_by_text("รอรับรองในการประชุมครั้งถัดไป").first).to_be_visible()
    window.check(shots="meetings-drafted")
    page.get_by_role("button", name="เขียนเป็นความรู้").click()
    page.wait_for_url("**/library/*/edit/")
    assert str(meeting) in Item.objects.get().origin
    head = visit(office.people["head_finance"], width=PHONE).go("/").page
    head.get_by_role("link", name="รายงานผล").first.click()
    head.get_by_label("ผลการดำเนินการ").fill("แจกแผ่นตรวจครบทุกกอง")
    head.get_by_role("button", name="บันทึก", exact=True).click()
    expect(head.get_by_text("มตินี้จะไม่กลับมาในวาระอีก")).to_be_visible()
    assert Resolution.objects.get().done_on is not None


def test_two_secretaries_merge_and_the_chair_certifies(visit, office):
    first = journeys.written(office, localdate() - timedelta(days=28))
    second = journeys.held(office, localdate(), first.series)
    line = journeys.km_line(second)
    mine = visit(office.people["hr"], width=PHONE, javascript=False).go(f"/meetings/{second.pk}/minutes/").page
    other = standing.load(office.people["palad"], today=localdate())
    minutes.save_line(line_id=line.pk, text="ของปลัด", version=1, by=other, at=now())
    mine.locator(f"#text-{line.pk}").fill("ของเลขา")
    mine.get_by_role("button", name="บันทึก", exact=True).click()
    expect(mine.get_by_text("มีสองคนเขียนวาระเดียวกัน")).to_be_visible()
    mine.get_by_role("button", name="บันทึกตามที่เลือก").click()
    line.refresh_from_db()
    assert line.text == "ของปลัด\nของเลขา"
    chair = visit(office.people["palad"], width=PHONE)
    taps = Taps(chair.go("/").page)
    taps.on(taps.page.locator("main a.button", has_text="รับรอง").first)
    chair.check(shots="meetings-certify")
    taps.on(taps.page.get_by_role("button", name="รับรอง", exact=True))
    expect(taps.page.get_by_text("รับรองรายงานการประชุมแล้ว").first).to_be_visible()
    assert taps.number == 2
    assert Meeting.objects.get(pk=first.pk).certified_in == second


def test_pages_of_meetings_are_sound(visit, office):
    meeting = journeys.certified(office)
    window = visit(office.people["hr"], width=PHONE)
    for number, address in enumerate(
        ("/meetings/?month=2026-11", f"/meetings/{meeting.pk}/", "/meetings/series/", "/meetings/series/new/",
         f"/meetings/series/{meeting.series_id}/?year=2570", "/meetings/resolutions/", "/meetings/calendar/")
    ):  # fmt: skip
        window.go(address).check(shots=f"meetings-page-{number}")
