"""Papers of meetings: form 11 says who, what and that it was certified; the call says when and where."""

from __future__ import annotations

import pytest
from django.urls import reverse

from khum.meetings.actions import outcomes
from khum.meetings.models import Meeting
from khum.meetings.papers.invitation import invitation_paper
from khum.meetings.papers.minutes import minutes_paper
from khum.meetings.queries import pages
from khum.meetings.tests import journeys
from khum.meetings.tests.journeys import AT, DAY
from khum.papers import render
from khum.papers.tests.reading import pdf_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return journeys.council()


def minutes_of(meeting):
    return minutes_paper(meeting, pages.list_of(meeting), pages.business_of(meeting))


def test_the_minutes_have_the_parts_of_form_11_in_order(office):
    meeting = journeys.written(office)
    text = pdf_text(render.to_pdf(minutes_of(meeting)))
    wanted = [
        "รายงานการประชุมพนักงานประจำเดือน", "ครั้งที่ ๑/๒๕๖๙", "เมื่อวันจันทร์ที่ ๒ พฤศจิกายน ๒๕๖๙", "ผู้มาประชุม",
        "ผู้ไม่มาประชุม", "ผู้เข้าร่วมประชุม", "เริ่มประชุมเวลา", "ระเบียบวาระที่ ๑", "ระเบียบวาระที่ ๔",
        "กองคลังเล่าวิธีตรวจใบเสร็จ", "ระเบียบวาระที่ ๕", "เลิกประชุมเวลา", "ผู้จดรายงานการประชุม",
    ]  # fmt: skip
    places = [text.find(words) for words in wanted]
    assert -1 not in places
    assert places == sorted(places)
    assert "ผู้ตรวจรายงานการประชุม" in text.replace(" ", "")


def test_unfinished_minutes_are_marked_and_certified_ones_say_where(office):
    held = journeys.held(office)
    assert minutes_of(held).mark == "ร่าง"
    Meeting.objects.all().delete()
    done = Meeting.objects.select_related("certified_in__series").get(pk=journeys.certified(office).pk)
    paper = minutes_of(done)
    assert paper.mark == ""
    text = pdf_text(render.to_pdf(paper)).replace("\n", "")
    assert "ครั้งที่ ๒/๒๕๖๙ เมื่อวันที่ ๓๐ พฤศจิกายน ๒๕๖๙" in text
    assert "ประธานการประชุม" in text


def test_certified_minutes_print_the_same_after_the_series_was_renamed(office):
    meeting = Meeting.objects.get(pk=journeys.certified(office).pk)
    before = minutes_of(meeting)
    office.people["staff_works"].first_name = "อื่น"
    office.people["staff_works"].save(update_fields=["first_name"])
    meeting.series.name = "ชื่อใหม่"
    meeting.series.save(update_fields=["name"])
    assert minutes_of(Meeting.objects.get(pk=meeting.pk)) == before


def test_resolutions_are_printed_with_who_and_when(office):
    meeting = journeys.held(office)
    outcomes.resolve(
        line_id=journeys.km_line(meeting).pk, text="ทำแผ่นตรวจ", owner=office.positions["head_finance"], due_on=DAY,
        by=office.standing("hr", DAY), at=AT,
    )  # fmt: skip
    text = pdf_text(render.to_pdf(minutes_of(meeting))).replace("\n", "")
    assert "มติที่ประชุม ทำแผ่นตรวจ ผู้รับผิดชอบ: ผู้อำนวยการกองคลัง" in text


def test_the_call_says_when_where_and_what(office):
    meeting = journeys.called(office)
    names = [row.name for row in pages.list_of(meeting)]
    text = pdf_text(render.to_pdf(invitation_paper(meeting, names, pages.business_of(meeting))))
    for words in ("บันทึกข้อความ", "เชิญประชุมพนักงานประจำเดือน", "๐๙.๐๐ – ๑๒.๐๐ น.", "แลกเปลี่ยนเรียนรู้ประจำเดือน", names[0]):
        assert words in text


@pytest.mark.parametrize(("name", "extension"), [("report", "pdf"), ("report", "docx"), ("invitation", "pdf")])
def test_prints_are_served_to_who_may_read(office, name, extension):
    meeting = journeys.written(office, of=journeys.division_series(office))
    address = reverse(f"meetings:{name}", args=[meeting.pk, extension])
    answer = office.browser("clerk_finance").get(address)
    assert answer.status_code == 200
    assert answer.content[:2] == (b"%P" if extension == "pdf" else b"PK")
    assert office.browser("staff_works").get(address).status_code == 404
    assert office.browser("clerk_finance").get(address.replace(extension, "exe")).status_code == 404


def test_the_sheet_to_sign_has_everybody_and_is_for_who_runs_the_meeting(office):
    meeting = journeys.called(office)
    address = reverse("meetings:sheet", args=[meeting.pk, "pdf"])
    text = pdf_text(office.browser("hr").get(address).content)
    assert "ใบลงทะเบียนผู้เข้าร่วมประชุม" in text
    assert all(row.name in text for row in pages.list_of(meeting))
    assert office.browser("staff_works").get(address).status_code == 403
    assert office.browser("hr").get(address.replace("pdf", "xlsx")).content[:2] == b"PK"
