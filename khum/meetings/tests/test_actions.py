"""Actions of meetings: the calendar, the call, the list, the minutes, what comes back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from khum.activity.models import Entry
from khum.domain.fiscal_year import FiscalYear
from khum.domain.merging import EditConflictError
from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.exchange.tests import journeys as lessons
from khum.meetings.actions import calendars, calling, holding, meetings, minutes, outcomes, series
from khum.meetings.models import AgendaItem, Attendance, Feed, Meeting, Series
from khum.meetings.rules.agenda import Section
from khum.meetings.rules.states import Presence
from khum.meetings.tests import journeys
from khum.meetings.tests.journeys import AT, DAY, at

pytestmark = pytest.mark.django_db
NEXT = DAY + timedelta(weeks=4)


@pytest.fixture
def office():
    return journeys.council()


def test_a_year_is_planned_from_today_and_numbered_by_calendar_year(office):
    of = journeys.staff_series(office)
    by = office.standing("hr", DAY)
    made = series.plan_year(series_id=of.pk, year=FiscalYear(2570), by=by, at=AT)
    assert [(m.label, m.starts_at.astimezone(journeys.BANGKOK).date()) for m in made][:3] == [
        ("ครั้งที่ 1/2569", date(2026, 11, 27)),
        ("ครั้งที่ 2/2569", date(2026, 12, 25)),
        ("ครั้งที่ 1/2570", date(2027, 1, 29)),
    ]
    assert len(made) == 11
    assert series.plan_year(series_id=of.pk, year=FiscalYear(2570), by=by, at=AT) == []


def test_a_new_rhythm_moves_the_days_ahead_and_leaves_what_people_made(office):
    of = journeys.staff_series(office)
    by = office.standing("hr", DAY)
    first, *_rest = series.plan_year(series_id=of.pk, year=FiscalYear(2570), by=by, at=AT)
    calling.call(meeting_id=first.pk, by=by, at=AT)
    by_hand = series.plan_meeting(series_id=of.pk, starts_at=at(date(2027, 2, 10)), by=by, at=AT)
    series.change_series(series_id=of.pk, values={"week": None, "day": 15, "place": "ศาลา"}, by=by, at=AT)
    days = [m.starts_at.astimezone(journeys.BANGKOK).date() for m in of.meetings.order_by("starts_at")]
    assert days[:4] == [date(2026, 11, 27), date(2026, 12, 15), date(2027, 1, 15), date(2027, 2, 10)]
    assert by_hand.pk in of.meetings.values_list("pk", flat=True)
    assert date(2027, 3, 15) in days
    assert set(of.meetings.filter(starts_at__gte=at(date(2027, 3, 1))).values_list("place", flat=True)) == {"ศาลา"}


def test_a_meeting_put_between_moves_the_numbers_of_planned_ones(office):
    of = journeys.staff_series(office)
    late = journeys.planned(office, of, date(2026, 11, 30))
    early = journeys.planned(office, of, date(2026, 11, 10))
    late.refresh_from_db()
    assert (early.number, late.number) == (1, 2)


def test_everybody_of_the_office_is_called_chair_first_and_once(office):
    meeting = journeys.called(office)
    people = list(Attendance.objects.filter(meeting=meeting))
    assert people[0].person == office.people["palad"]
    assert len(people) == len(office.people)
    assert people[0].title == "ปลัดองค์การบริหารส่วนตำบล"
    assert [(line.section, line.is_km) for line in meeting.agenda_items.all()] == [(1, False), (4, True)]


def test_answers_and_the_reason_of_who_cannot_come(office):
    meeting = journeys.called(office)
    by = office.standing("staff_works", DAY)
    assert calling.reply(meeting_id=meeting.pk, is_coming=True, by=by, at=AT).reply == "coming"
    with pytest.raises(NotPossibleError):
        calling.reply(meeting_id=meeting.pk, is_coming=False, by=by, at=AT)
    answered = calling.reply(meeting_id=meeting.pk, is_coming=False, reason="ตรวจงานจ้าง", by=by, at=AT)
    assert (answered.reply, answered.reason) == ("not_coming", "ตรวจงานจ้าง")


def test_moving_a_called_meeting_asks_everybody_anew(office):
    meeting = journeys.called(office)
    calling.reply(meeting_id=meeting.pk, is_coming=True, by=office.standing("staff_works", DAY), at=AT)
    later = at(date(2027, 1, 5))
    moved = calling.reschedule(
        meeting_id=meeting.pk, starts_at=later, ends_at=later + timedelta(hours=2), place="ศาลาประชาคม",
        by=office.standing("hr", DAY), at=AT,
    )  # fmt: skip
    assert (moved.year_be, moved.number, moved.place) == (2570, 1, "ศาลาประชาคม")
    assert set(meeting.attendances.values_list("reply", flat=True)) == {"waiting"}


def test_a_cancelled_meeting_has_its_reason_and_leaves_its_number(office):
    meeting = journeys.called(office)
    by = office.standing("hr", DAY)
    with pytest.raises(NotPossibleError):
        calling.cancel(meeting_id=meeting.pk, reason=" ", by=by, at=AT)
    calling.cancel(meeting_id=meeting.pk, reason="น้ำท่วม", by=by, at=AT)
    assert journeys.planned(office, day=date(2026, 11, 9)).number == 1


def test_names_by_tap_by_scan_and_by_list(office):
    meeting = journeys.called(office)
    by = office.standing("hr", DAY)
    holding.check_in(meeting_id=meeting.pk, by=office.standing("staff_works", DAY), at=AT)
    holding.begin(meeting_id=meeting.pk, by=by, at=AT)
    clerk = meeting.attendances.get(person=office.people["clerk_finance"])
    holding.note(attendance_id=clerk.pk, presence=Presence.ABSENT, reason="ลาป่วย", by=by, at=AT)
    head = meeting.attendances.get(person=office.people["head_finance"])
    with pytest.raises(NotPossibleError):
        holding.note(attendance_id=head.pk, presence=Presence.SUBSTITUTE, by=by, at=AT)
    holding.note(attendance_id=head.pk, presence=Presence.SUBSTITUTE, substitute="นางสาวสมใจ", by=by, at=AT)
    assert holding.note_rest(meeting_id=meeting.pk, presence=Presence.PRESENT, by=by, at=AT) == len(office.people) - 3
    ways = dict(meeting.attendances.values_list("person__first_name", "how"))
    assert (ways["staff_works"], ways["clerk_finance"], ways["palad"]) == ("qr", "tap", "list")


def test_the_door_is_open_on_the_day_and_to_who_is_called(office):
    meeting = journeys.called(office, NEXT)
    with pytest.raises(NotPossibleError):
        holding.check_in(meeting_id=meeting.pk, by=office.standing("staff_works", DAY), at=AT)
    of = journeys.division_series(office)
    finance = journeys.called(office, of=of)
    with pytest.raises(NotPermittedError):
        holding.check_in(meeting_id=finance.pk, by=office.standing("hr", DAY), at=AT)
    with pytest.raises(Meeting.DoesNotExist):
        holding.check_in(meeting_id=finance.pk, by=office.standing("staff_works", DAY), at=AT)


def test_a_meeting_does_not_begin_before_its_day(office):
    meeting = journeys.called(office, NEXT)
    with pytest.raises(NotPossibleError):
        holding.begin(meeting_id=meeting.pk, by=office.standing("hr", DAY), at=AT)


def test_two_writers_of_one_line_are_noticed_and_nothing_is_lost(office):
    meeting = journeys.held(office)
    line, by = journeys.km_line(meeting), office.standing("hr", DAY)
    minutes.save_line(line_id=line.pk, text="ปลัดกล่าวเปิด", version=1, by=office.standing("palad", DAY), at=AT)
    assert minutes.save_line(line_id=line.pk, text="ปลัดกล่าวเปิด", version=1, by=by, at=AT).version == 2
    with pytest.raises(EditConflictError) as caught:
        minutes.save_line(line_id=line.pk, text="กองคลังเล่าเรื่อง", version=1, by=by, at=AT)
    conflict = caught.value
    assert (conflict.original["text"], conflict.mine["text"], conflict.theirs["text"]) == (
        "", "กองคลังเล่าเรื่อง", "ปลัดกล่าวเปิด",
    )  # fmt: skip
    assert conflict.by_name == office.people["palad"].full_name
    assert minutes.save_line(line_id=line.pk, text="ทั้งสอง", version=2, by=by, at=AT).version == 3


def test_minutes_need_people_and_words_and_close_the_list(office):
    meeting = journeys.planned(office)
    by = office.standing("hr", DAY)
    holding.begin(meeting_id=meeting.pk, by=by, at=AT)
    with pytest.raises(NotPossibleError):
        minutes.finish(meeting_id=meeting.pk, by=by, at=AT)
    who = meeting.attendances.get(person=office.people["palad"])
    holding.note(attendance_id=who.pk, presence=Presence.PRESENT, by=by, at=AT)
    with pytest.raises(NotPossibleError):
        minutes.finish(meeting_id=meeting.pk, by=by, at=AT)
    minutes.save_line(line_id=journeys.km_line(meeting).pk, text="เล่าเรื่อง", version=1, by=by, at=AT)
    minutes.finish(meeting_id=meeting.pk, by=by, at=AT)
    assert set(meeting.attendances.values_list("presence", flat=True)) == {"present", "absent"}
    with pytest.raises(NotPossibleError):
        holding.note(attendance_id=who.pk, presence=Presence.ABSENT, by=by, at=AT)
    minutes.take_back(meeting_id=meeting.pk, reason="ชื่อผู้เข้าประชุมผิด", by=by, at=AT)
    holding.note(attendance_id=who.pk, presence=Presence.ABSENT, by=by, at=AT)


def test_the_next_meeting_certifies_by_its_chair_and_then_nothing_changes(office):
    meeting = journeys.written(office)
    with pytest.raises(NotPermittedError):
        minutes.certify(meeting_id=meeting.pk, by=office.standing("hr", NEXT), at=at(NEXT))
    with pytest.raises(NotPossibleError):
        minutes.certify(meeting_id=meeting.pk, by=office.standing("palad", NEXT), at=at(NEXT))
    after = journeys.held(office, NEXT)
    assert [line.title for line in after.agenda_items.filter(section=Section.CERTIFY)] == [
        "รับรองรายงานการประชุม ครั้งที่ 1/2569"
    ]
    done = minutes.certify(
        meeting_id=meeting.pk, corrections="หน้า 2 แก้ชื่อ", by=office.standing("palad", NEXT), at=at(NEXT, 10)
    )
    assert (done.certified_in, done.certified_title) == (after, "ปลัดองค์การบริหารส่วนตำบล")
    assert after.agenda_items.get(section=Section.CERTIFY).text == (
        "ที่ประชุมรับรองรายงานการประชุม ครั้งที่ 1/2569 โดยมีการแก้ไข ดังนี้ หน้า 2 แก้ชื่อ"
    )
    with pytest.raises(NotPermittedError):
        minutes.save_line(
            line_id=journeys.km_line(meeting).pk, text="อื่น", version=2, by=office.standing("hr", NEXT), at=at(NEXT)
        )


def test_an_open_resolution_comes_back_until_it_is_settled(office):
    meeting = journeys.held(office)
    by = office.standing("hr", DAY)
    line = journeys.km_line(meeting)
    made = outcomes.resolve(
        line_id=line.pk, text="กองคลังทำแผ่นตรวจใบเสร็จ", owner=office.positions["head_finance"],
        due_on=DAY + timedelta(days=14), by=by, at=AT,
    )  # fmt: skip
    outcomes.resolve(line_id=line.pk, text="รับทราบ", owner=None, due_on=None, by=by, at=AT)
    second = journeys.held(office, NEXT)
    back = second.agenda_items.get(follows=made)
    assert (back.section, back.title) == (Section.FOLLOW_UP, "กองคลังทำแผ่นตรวจใบเสร็จ (มติครั้งที่ 1/2569)")
    with pytest.raises(NotPermittedError):
        outcomes.settle(resolution_id=made.pk, result="ทำแล้ว", by=office.standing("staff_works", NEXT), at=at(NEXT))
    outcomes.settle(resolution_id=made.pk, result="ทำแล้ว ใช้จริง", by=office.standing("head_finance", NEXT), at=at(NEXT))
    third = journeys.held(office, NEXT + timedelta(weeks=4))
    assert not third.agenda_items.filter(follows=made).exists()


def test_a_point_becomes_one_item_that_says_where_it_comes_from(office):
    meeting = journeys.held(office)
    line = journeys.km_line(meeting)
    teller = office.people["staff_finance"]
    point = outcomes.add_point(
        line_id=line.pk, text="ตรวจใบเสร็จสามจุด", teller_id=teller.pk, by=office.standing("hr", DAY), at=AT
    )
    item = outcomes.begin_item(point_id=point.pk, by=office.standing("staff_finance", DAY), at=AT)
    assert item.origin == "ประชุมพนักงานประจำเดือน ครั้งที่ 1/2569 วาระ “แลกเปลี่ยนเรียนรู้ประจำเดือน”"
    assert item.draft.parts == {"story": "ตรวจใบเสร็จสามจุด", "teller": teller.full_name}
    assert outcomes.begin_item(point_id=point.pk, by=office.standing("hr", DAY), at=AT) == item


def test_business_is_added_and_taken_off_unless_it_was_talked_about(office):
    meeting = journeys.held(office)
    by = office.standing("hr", DAY)
    line = minutes.add_line(meeting_id=meeting.pk, section=Section.OTHER, title="กีฬาสี", by=by, at=AT)
    minutes.remove_line(line_id=line.pk, by=by, at=AT)
    with pytest.raises(AgendaItem.DoesNotExist):
        line.refresh_from_db()
    talked = journeys.km_line(meeting)
    minutes.save_line(line_id=talked.pk, text="เล่า", version=1, by=by, at=AT)
    with pytest.raises(NotPossibleError):
        minutes.remove_line(line_id=talked.pk, by=by, at=AT)


def test_who_may_not_run_is_told_why(office):
    meeting = journeys.planned(office)
    with pytest.raises(NotPermittedError):
        calling.call(meeting_id=meeting.pk, by=office.standing("staff_works", DAY), at=AT)
    with pytest.raises(NotPermittedError):
        series.begin_series(values={}, by=office.standing("staff_works", DAY), at=AT)


def test_who_sees_which_meeting(office):
    staff, finance = journeys.planned(office), journeys.planned(office, journeys.division_series(office))
    neighbour = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")

    def seen(office, name):
        return set(Meeting.objects.visible_to(office.standing(name, DAY)))

    assert seen(office, "staff_works") == {staff}
    assert seen(office, "clerk_finance") == seen(office, "palad") == seen(office, "hr") == {staff, finance}
    assert seen(neighbour, "hr") == set()


def test_a_closed_series_takes_its_plans_out_of_the_calendar(office):
    of = journeys.staff_series(office)
    by = office.standing("hr", DAY)
    series.plan_year(series_id=of.pk, year=FiscalYear(2570), by=by, at=AT)
    series.close_series(series_id=of.pk, by=by, at=AT)
    assert not Meeting.objects.filter(series=of).exists()
    with pytest.raises(NotPossibleError):
        series.plan_meeting(series_id=of.pk, starts_at=AT, by=by, at=AT)


def test_a_series_of_another_organisation_is_not_there(office):
    neighbour = journeys.council("rimnam", "เทศบาลตำบลริมน้ำ")
    of = journeys.staff_series(office)
    with pytest.raises(Series.DoesNotExist):
        series.close_series(series_id=of.pk, by=neighbour.standing("hr", DAY), at=AT)
    with pytest.raises(NotPossibleError):
        journeys.staff_series(office, chair=neighbour.positions["palad"])


def test_only_the_hash_of_a_calendar_secret_is_kept_and_it_can_be_taken_back(office):
    by = office.standing("hr", DAY)
    first = calendars.open_feed(by=by, at=AT)
    second = calendars.open_feed(by=by, at=AT)
    kept = Feed.objects.get(person=by.person)
    assert kept.sha256 == calendars.hashed(second) != calendars.hashed(first)
    assert second not in str(Entry.objects.filter(verb="calendar.opened").values())
    calendars.close_feed(by=by, at=AT)
    calendars.close_feed(by=by, at=AT)
    assert not Feed.objects.exists()
    assert Entry.objects.filter(verb="calendar.closed").count() == 1


def test_late_lessons_stand_on_the_agenda_of_their_people_once(office):
    lesson = lessons.assigned(office, due_on=DAY + timedelta(days=10))
    after = DAY + timedelta(days=20)
    title = f"บทเรียนเกินกำหนด: {lesson.title}"
    staff, finance = journeys.staff_series(office), journeys.division_series(office)
    works = journeys.division_series(office, name="ประชุมกองช่าง", division=office.divisions["กองช่าง"])
    for of, day, number in ((staff, DAY, 0), (staff, after, 1), (finance, after, 1), (works, after, 0)):
        meeting = journeys.planned(office, of, day)
        for _again in range(2):
            meetings.set_business(meeting)
        assert meeting.agenda_items.filter(title=title, section=Section.FOLLOW_UP).count() == number
