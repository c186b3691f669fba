"""Pages of meetings: who sees and does what, in the browser without scripts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, localtime
from icalendar import Calendar

from khum.meetings.actions import outcomes
from khum.meetings.models import Meeting, Point, Resolution, Series
from khum.meetings.queries.door import token_of
from khum.meetings.tests import journeys
from khum.meetings.tests.journeys import AT, DAY
from khum.papers.tests.reading import xlsx_sheets

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return journeys.council()


def go(office, who, page, /, *args, **data):
    """A page, or a form sent where there is data."""
    client = office.browser(who)
    address = reverse(f"meetings:{page}", args=args)
    return client.post(address, data, follow=True) if data else client.get(address)


def today_called(office):
    """A staff meeting called for today; the pages read the real clock."""
    of = journeys.staff_series(office)
    client = office.browser("hr")
    client.post(reverse("meetings:plan-meeting", args=[of.pk]), {"day": short(localdate()), "start": "23.59"})
    meeting = Meeting.objects.get()
    client.post(reverse("meetings:call", args=[meeting.pk]), {"reference": "ชย 75001/12"})
    return Meeting.objects.get()


def short(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year + 543}"


def test_visitors_sign_in_first():
    assert Client().get(reverse("meetings:calendar")).status_code == 302


def test_the_month_shows_what_is_in_sight_and_the_empty_page_teaches(office):
    assert "ตั้งการประชุมประจำเดือนครั้งเดียว" in go(office, "hr", "calendar").content.decode()
    meeting = journeys.called(office)
    body = office.browser("staff_works").get(reverse("meetings:calendar"), {"month": f"{DAY:%Y-%m}"}).content.decode()
    assert meeting.series.name in body
    assert "ยังไม่ตอบ" in body


@pytest.mark.parametrize("month", ["9999-12", "0001-01", "2026-13", "x", "2026-11-05", "๒๕๖๙-๑๑"])
def test_a_month_that_is_none_shows_this_month(office, month):
    answer = office.browser("hr").get(reverse("meetings:calendar"), {"month": month})
    assert answer.status_code == 200
    assert str(localdate().year + 543) in answer.content.decode()


@pytest.mark.parametrize("year", ["1", "99999999", "x", "๒๕๗๐"])
def test_a_year_that_is_none_shows_this_year(office, year):
    of = journeys.staff_series(office)
    address = reverse("meetings:series", args=[of.pk])
    assert office.browser("hr").get(address, {"year": year}).status_code == 200


def test_a_series_is_begun_with_one_form_and_its_year_is_planned(office):
    answer = go(
        office, "hr", "series-new",
        name="ประชุมพนักงาน", kind="staff", every_months=1, week=-1, weekday=4, starts_at="9.30", minutes=120,
        place="ห้องประชุม", chair=office.positions["palad"].pk, secretary=office.positions["hr"].pk,
        agenda="1 ข้อราชการ\nติดตามงาน",
    )  # fmt: skip
    made = Series.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("meetings:series", args=[made.pk])
    assert [(entry.section, entry.title, entry.is_km) for entry in made.fixed_agenda] == [
        (1, "ข้อราชการ", False),
        (4, "ติดตามงาน", False),
        (4, "การแลกเปลี่ยนเรียนรู้และการจัดการความรู้", True),
    ]
    assert made.meetings.exists()


def test_a_wrong_series_keeps_what_was_typed(office):
    answer = go(office, "hr", "series-new", name="ประชุมกอง", kind="division", every_months=1, weekday=4)
    assert answer.status_code == 422
    assert 'value="ประชุมกอง"' in answer.content.decode()
    assert not Series.objects.exists()


def test_staff_do_not_arrange(office):
    answer = go(office, "staff_works", "series-new")
    assert answer.status_code == 403


def test_the_whole_way_in_the_browser(office):
    meeting = today_called(office)
    assert meeting.state == "called"
    go(office, "staff_works", "reply", meeting.pk, coming="1")
    go(office, "staff_works", "check-in", token_of(meeting.pk), here="1")
    assert meeting.attendances.get(person=office.people["staff_works"]).how == "qr"
    go(office, "hr", "begin", meeting.pk, go="1")
    row = meeting.attendances.get(person=office.people["clerk_finance"])
    go(office, "hr", "name-away", row.pk, reason="ลาป่วย", substitute="")
    go(office, "hr", "names-rest", meeting.pk, present="1")
    line = journeys.km_line(meeting)
    wrote = go(
        office, "hr", "minutes", meeting.pk,
        **{f"text-{line.pk}": "เล่าวิธีตรวจใบเสร็จ", f"version-{line.pk}": "1"},
        began="9.35", ended="11.50", guests="นายก๊วย กำนัน",
    )  # fmt: skip
    assert wrote.status_code == 200
    go(
        office,
        "hr",
        "resolve",
        line.pk,
        text="ทำแผ่นตรวจ",
        owner=office.positions["head_finance"].pk,
        due_on="1/12/2580",
    )
    go(office, "hr", "point", line.pk, text="ตรวจสามจุด", teller=office.people["staff_finance"].pk)
    began = go(office, "staff_finance", "point-item", Point.objects.get().pk, go="1")
    assert began.redirect_chain[-1][0].startswith("/library/")
    ended = {"began": "9.35", "ended": "11.50", "guests": "นายก๊วย กำนัน"}
    last = {f"text-{line.pk}": "เล่าวิธีตรวจใบเสร็จ ครบถ้วน", f"version-{line.pk}": "2"}
    go(office, "hr", "minutes", meeting.pk, **ended, **last, then="finish")
    line.refresh_from_db()
    assert line.text.endswith("ครบถ้วน")
    done = Meeting.objects.get()
    assert (done.state, localtime(done.ended_at).strftime("%H.%M"), done.guests) == ("drafted", "11.50", "นายก๊วย กำนัน")
    body = go(office, "staff_works", "meeting", meeting.pk).content.decode()
    assert "ทำแผ่นตรวจ" in body
    assert "ตรวจสามจุด" in body
    settled = go(office, "head_finance", "settle", Resolution.objects.get().pk, result="ทำแล้ว")
    assert settled.status_code == 200
    assert Resolution.objects.get().done_on == localdate()


@pytest.mark.parametrize(
    ("state", "who", "act"),
    [
        ("planned", "hr", "เชิญประชุม"),
        ("called", "staff_works", "เข้าร่วมประชุม"),
        ("held", "hr", "จดรายงานการประชุม"),
        ("drafted", "palad", "รับรองรายงานการประชุม"),
        ("drafted", "hr", "รายงานการประชุม PDF"),
        ("certified", "staff_works", "รายงานการประชุม PDF"),
    ],
)
def test_one_main_action_by_state(office, state, who, act):
    ahead = localdate() + timedelta(days=3)
    makers = {
        "planned": lambda: journeys.planned(office, day=ahead),
        "called": lambda: journeys.called(office, ahead),
        "held": lambda: journeys.held(office),
        "drafted": lambda: journeys.written(office),
        "certified": lambda: journeys.certified(office),
    }
    meeting = makers[state]()
    if who == "palad":
        journeys.held(office, DAY + timedelta(weeks=4))
    body = go(office, who, "meeting", meeting.pk).content.decode()
    main = body.split("<main", 1)[1]
    assert main.count("button--main") == 1
    assert act in main.split("button--main", 1)[1].split("</a>" if "</a>" in main else "</button>")[0]


def test_a_tap_with_htmx_answers_with_the_row_alone(office):
    meeting = today_called(office)
    row = meeting.attendances.earliest("pk")
    answer = office.browser("hr").post(
        reverse("meetings:name-note", args=[row.pk]), {"presence": "present"}, headers={"HX-Request": "true"}
    )
    body = answer.content.decode()
    assert body.count("<li") == 1
    assert 'hx-swap-oob="true"' in body
    assert "<html" not in body


def test_autosave_answers_with_the_version_and_tells_of_another_writer(office):
    meeting = journeys.held(office)
    line = journeys.km_line(meeting)
    address = reverse("meetings:line-save", args=[line.pk])
    kept = office.browser("palad").post(address, {"text": "ก", "version": "1"})
    assert kept.json()["version"] == 2
    refused = office.browser("hr").post(address, {"text": "ข", "version": "1"})
    assert refused.status_code == 409
    assert office.people["palad"].full_name in refused.json()["message"]


def test_two_writers_get_the_merge_page_and_lose_nothing(office):
    meeting = journeys.held(office)
    line = journeys.km_line(meeting)
    fields = {f"version-{line.pk}": "1", "began": "9.00", "ended": "", "guests": ""}
    go(office, "palad", "minutes", meeting.pk, **fields, **{f"text-{line.pk}": "ของปลัด"})
    merge = go(office, "hr", "minutes", meeting.pk, **fields, **{f"text-{line.pk}": "ของเลขา"})
    assert merge.status_code == 409
    body = merge.content.decode()
    assert "ของปลัด" in body
    assert "ของเลขา" in body
    go(
        office, "hr", "minutes-merge", meeting.pk,
        **{f"version-{line.pk}": "2", f"mine-{line.pk}": "ของเลขา", f"choice-{line.pk}": "both"},
    )  # fmt: skip
    line.refresh_from_db()
    assert line.text == "ของปลัด\nของเลขา"


def test_the_chair_certifies_at_the_next_meeting_and_others_are_refused(office):
    meeting = journeys.written(office)
    journeys.held(office, DAY + timedelta(weeks=4))
    assert go(office, "hr", "certify", meeting.pk, corrections="").status_code == 403
    go(office, "palad", "certify", meeting.pk, corrections="แก้ชื่อ")
    meeting.refresh_from_db()
    assert (meeting.state, meeting.corrections) == ("certified", "แก้ชื่อ")


def test_the_next_meeting_leads_to_what_it_certifies(office):
    meeting = journeys.written(office)
    after = journeys.held(office, DAY + timedelta(weeks=4))
    address = reverse("meetings:certify", args=[meeting.pk])
    assert address in go(office, "palad", "meeting", after.pk).content.decode()
    assert address not in go(office, "staff_works", "meeting", after.pk).content.decode()


def test_moving_and_cancelling(office):
    meeting = journeys.called(office)
    refused = go(office, "hr", "move", meeting.pk, day="5/1/2570", start="13.30", end="12.00", place="ศาลา")
    assert refused.status_code == 422
    go(office, "hr", "move", meeting.pk, day="5/1/2570", start="13.30", end="16.00", place="ศาลา")
    go(office, "hr", "cancel", meeting.pk, reason="น้ำท่วม")
    meeting.refresh_from_db()
    assert (meeting.place, meeting.state, meeting.number) == ("ศาลา", "cancelled", 1)
    assert "น้ำท่วม" in go(office, "staff_works", "meeting", meeting.pk).content.decode()


def test_an_answer_without_a_reason_is_refused_with_the_reason(office):
    meeting = journeys.called(office)
    answer = go(office, "staff_works", "reply", meeting.pk, away="1", reason="")
    assert "บอกเหตุผลสั้น ๆ" in answer.content.decode()
    assert meeting.attendances.get(person=office.people["staff_works"]).reply == "waiting"


def test_another_divisions_meeting_is_not_there(office):
    finance = journeys.planned(office, journeys.division_series(office))
    assert go(office, "staff_works", "meeting", finance.pk).status_code == 404
    assert go(office, "clerk_finance", "meeting", finance.pk).status_code == 200


def test_the_door_code_is_a_picture_and_a_made_up_token_leads_nowhere(office):
    meeting = today_called(office)
    picture = go(office, "hr", "door-code", meeting.pk)
    assert picture["Content-Type"] == "image/svg+xml"
    assert go(office, "staff_works", "door", meeting.pk).status_code == 403
    assert go(office, "staff_works", "check-in", "made-up").status_code == 404


def test_series_page_shows_the_months(office):
    meeting = journeys.written(office)
    body = office.browser("staff_works").get(reverse("meetings:series", args=[meeting.series_id]), {"year": 2570})
    assert body.content.decode().count("pill--ok") == 1


def test_the_calendar_feed_opens_by_its_secret_alone_and_is_taken_back(office):
    meeting = today_called(office)
    client = office.browser("staff_works")
    body = client.post(reverse("meetings:feed")).content.decode()
    address = body.split('readonly value="http://testserver')[1].split('"')[0]
    answer = Client().get(address)
    assert answer["Content-Type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["summary"] == str(meeting)
    assert event.start == meeting.starts_at
    assert event["status"] == "CONFIRMED"
    assert office.people["hr"].full_name not in answer.content.decode()
    client.post(reverse("meetings:feed-close"))
    assert Client().get(address).status_code == 404


def test_the_feed_of_a_closed_account_is_shut(office):
    client = office.browser("staff_works")
    address = client.post(reverse("meetings:feed")).content.decode().split('value="http://testserver')[1].split('"')[0]
    office.people["staff_works"].is_active = False
    office.people["staff_works"].save(update_fields=["is_active"])
    assert Client().get(address).status_code == 404


def test_resolutions_lists_mine_and_settled(office):
    meeting = journeys.held(office)
    made = outcomes.resolve(
        line_id=journeys.km_line(meeting).pk, text="ทำแผ่นตรวจ", owner=office.positions["head_finance"], due_on=None,
        by=office.standing("hr", DAY), at=AT,
    )  # fmt: skip
    address = reverse("meetings:resolutions")
    assert made.text in office.browser("head_finance").get(address, {"which": "mine"}).content.decode()
    assert made.text not in office.browser("staff_works").get(address, {"which": "mine"}).content.decode()
    assert made.text not in office.browser("staff_works").get(address, {"which": "done"}).content.decode()
    table = office.browser("staff_works").get(reverse("meetings:resolutions-file", args=["xlsx"]))
    assert made.text in [cell for rows in xlsx_sheets(table.content).values() for row in rows for cell in row]
    assert office.browser("hr").get(reverse("meetings:resolutions-file", args=["exe"])).status_code == 404


@pytest.mark.parametrize("name", ["calendar", "resolutions", "series-list", "series-new", "feed"])
def test_pages_speak_english_too(office, name):
    client = office.browser("hr")
    client.cookies["django_language"] = "en"
    assert client.get(reverse(f"meetings:{name}")).status_code == 200


@pytest.mark.parametrize(("name", "most"), [("meeting", 20), ("names", 14), ("minutes", 16)])
def test_pages_of_a_meeting_stay_within_their_queries(office, name, most, django_assert_max_num_queries):
    meeting = journeys.held(office)
    client = office.browser("hr")
    client.get(reverse(f"meetings:{name}", args=[meeting.pk]))
    with django_assert_max_num_queries(most):
        assert client.get(reverse(f"meetings:{name}", args=[meeting.pk])).status_code == 200
