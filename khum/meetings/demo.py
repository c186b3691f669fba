"""Meetings of the demonstration council: a year and more of monthly staff meetings, made through the actions."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db import transaction

from khum.domain.fiscal_year import FiscalYear
from khum.domain.thai_date import day_of
from khum.meetings.actions import calling, holding, minutes, outcomes, series
from khum.meetings.models import Meeting, Series
from khum.meetings.rules.states import Presence
from khum.people import standing
from khum.people.models import Holding, Position
from khum.people.rules import PositionKind
from khum.people.standing import Standing

PLACE = "ห้องประชุมองค์การบริหารส่วนตำบลขุมทอง"
_REASONS = ("ลาป่วย", "อบรมที่จังหวัด", "ออกพื้นที่สำรวจถนน", "ลากิจ")


class Told(NamedTuple):
    """What was exchanged at one meeting, and what the meeting asked of a division's head."""

    title: str
    text: str
    point: str
    resolution: str


_STORIES = (
    Told(
        "เล่าวิธีเตรียมเอกสารเบิกจ่ายให้ผ่านครั้งเดียว",
        "กองคลังเล่าว่าฎีกาถูกส่งกลับบ่อยเพราะขาดใบสำคัญ จึงทำแผ่นตรวจหนึ่งหน้าให้ผู้เบิกทำเครื่องหมายก่อนส่ง",
        "ใช้แผ่นตรวจหนึ่งหน้าก่อนส่งฎีกา ลดการส่งกลับจากสิบเรื่องเหลือสองเรื่องต่อเดือน",
        "ให้ทุกกองใช้แผ่นตรวจเอกสารก่อนส่งเบิก",
    ),
    Told(
        "รับเรื่องร้องเรียนถนนชำรุด",
        "กองช่างเล่าขั้นตอนตั้งแต่รับเรื่องจนซ่อมเสร็จ จุดที่ช้าที่สุดคือการหาเจ้าของพื้นที่",
        "ถ่ายภาพพร้อมพิกัดตั้งแต่รับเรื่อง ช่างไม่ต้องออกพื้นที่ซ้ำ",
        "จัดทำแบบรับเรื่องที่มีช่องพิกัดและภาพถ่าย",
    ),
    Told(
        "ดูแลผู้สูงอายุติดเตียง",
        "กองสวัสดิการสังคมเล่าการแบ่งเส้นทางเยี่ยมบ้านร่วมกับ อสม. ทำให้เยี่ยมได้ครบทุกหลังในเดือนเดียว",
        "แบ่งเส้นทางตามหมู่บ้านและนัดผ่าน อสม. ประจำหมู่",
        "สรุปเส้นทางเยี่ยมบ้านเป็นแผนที่หนึ่งแผ่น",
    ),
    Told(
        "จัดเก็บภาษีที่ดินให้ครบ",
        "กองคลังเล่าการโทรแจ้งก่อนครบกำหนดสิบวัน ผู้ค้างชำระลดลงครึ่งหนึ่ง",
        "โทรแจ้งล่วงหน้าสิบวันได้ผลกว่าส่งหนังสือทวงภายหลัง",
        "จัดทำรายชื่อและเบอร์โทรผู้เสียภาษีให้เป็นปัจจุบัน",
    ),
    Told(
        "เปิดภาคเรียนศูนย์พัฒนาเด็กเล็ก",
        "กองการศึกษาเล่าบทเรียนจากการเตรียมเปิดภาคเรียน ของเล่นและเครื่องครัวต้องตรวจก่อนสองสัปดาห์",
        "ตรวจของเล่นและเครื่องครัวล่วงหน้าสองสัปดาห์ด้วยรายการเดียวกันทุกศูนย์",
        "ทำรายการตรวจก่อนเปิดภาคเรียน",
    ),
)


def build(*, by: Standing, at: datetime) -> None:
    """Make the series and their meetings up to today unless there are some."""
    if Series.objects.visible_to(by).exists():
        return
    year = FiscalYear.containing(at.date())
    first = year.previous.start
    with transaction.atomic():
        secretary = _on(by, first)
        staff = series.begin_series(values=_values(by), by=secretary, at=_moment(first))
        for planned in (year.previous, year):
            series.plan_year(series_id=staff.pk, year=planned, by=secretary, at=_moment(first))
        for place, meeting in enumerate(staff.meetings.order_by("starts_at")):
            if not _one(meeting, place, by=by, at=at):
                break
        _division(by, at, first)


def _one(meeting: Meeting, place: int, *, by: Standing, at: datetime) -> bool:
    """Call a meeting and, if its day has passed, hold it; whether there is a next one to look at."""
    day = day_of(meeting.starts_at)
    called_on = day - timedelta(days=8)
    if called_on > at.date():
        return False
    secretary = _on(by, called_on)
    calling.call(meeting_id=meeting.pk, reference=f"ขท 71001/ว {place + 31}", by=secretary, at=_moment(called_on))
    for row in meeting.attendances.select_related("person")[2:5]:
        person = standing.load(row.person, today=called_on)
        calling.reply(meeting_id=meeting.pk, is_coming=True, by=person, at=_moment(called_on, 15))
    if day >= at.date():
        return False
    _hold(meeting, place, by=by)
    return True


def _hold(meeting: Meeting, place: int, *, by: Standing) -> None:
    day = day_of(meeting.starts_at)
    secretary, chair = _on(by, day), _holder(by, PositionKind.PERMANENT_SECRETARY, day)
    began = meeting.starts_at + timedelta(minutes=5)
    holding.begin(meeting_id=meeting.pk, by=secretary, at=began)
    rows = list(meeting.attendances.select_related("person"))
    for row in rows[6:9]:
        holding.check_in(meeting_id=meeting.pk, by=standing.load(row.person, today=day), at=began)
    for number in range(2 + place % 3):
        row = rows[10 + (place * 7 + number * 11) % (len(rows) - 10)]
        reason = _REASONS[(place + number) % len(_REASONS)]
        holding.note(attendance_id=row.pk, presence=Presence.ABSENT, reason=reason, by=secretary, at=began)
    holding.note_rest(meeting_id=meeting.pk, presence=Presence.PRESENT, by=secretary, at=began)
    for earlier in Meeting.objects.filter(series=meeting.series_id, state="drafted", starts_at__lt=meeting.starts_at):
        minutes.certify(meeting_id=earlier.pk, by=chair, at=began + timedelta(minutes=15))
    _write(meeting, place, by=secretary, at=began + timedelta(hours=1))
    minutes.finish(meeting_id=meeting.pk, by=_on(by, day + timedelta(days=2)), at=meeting.ends_at + timedelta(days=2))


def _write(meeting: Meeting, place: int, *, by: Standing, at: datetime) -> None:
    """Minutes of every line; the story of the month with its point and its resolution."""
    told = _STORIES[place % len(_STORIES)]
    for line in meeting.agenda_items.filter(text="").select_related("follows"):
        text = f"{told.title}\n{told.text}" if line.is_km else _USUAL.get(line.section, "ที่ประชุมรับทราบ")
        minutes.save_line(line_id=line.pk, text=text, version=line.version, by=by, at=at)
        if line.is_km:
            outcomes.add_point(line_id=line.pk, text=told.point, by=by, at=at)
            outcomes.resolve(
                line_id=line.pk,
                text=told.resolution,
                owner=_head(by, place),
                due_on=by.today + timedelta(days=30),
                by=by,
                at=at,
            )
        elif line.follows is not None:
            words = "ดำเนินการเสร็จแล้ว ทุกกองใช้งานได้"
            outcomes.settle(resolution_id=line.follows_id or 0, result=words, by=by, at=at)


_USUAL = {
    1: "ประธานแจ้งข้อราชการจากที่ประชุมหัวหน้าส่วนราชการระดับอำเภอ และขอบคุณเจ้าหน้าที่ทุกคนที่ร่วมกันทำงาน",
}


def _division(by: Standing, at: datetime, first: date) -> None:
    """Meetings of the finance division, arranged by its head."""
    head = _holder(by, PositionKind.DIVISION_HEAD, first, division="กองคลัง")
    writer = _holder(by, PositionKind.OFFICER, first, division="กองคลัง")
    made = series.begin_series(
        values={
            "name": "ประชุมกองคลัง",
            "kind": "division",
            "division": Position.objects.get(pk=min(head.position_ids)).division,
            "day": 5,
            "starts_at": time(13, 30),
            "minutes": 90,
            "place": "ห้องกองคลัง",
            "chair": Position.objects.get(pk=min(head.position_ids)),
            "secretary": Position.objects.get(pk=min(writer.position_ids)),
        },
        by=head,
        at=_moment(at.date()),
    )
    today = _holder(by, PositionKind.DIVISION_HEAD, at.date(), division="กองคลัง")
    series.plan_year(series_id=made.pk, year=FiscalYear.containing(at.date()), by=today, at=at)


def _values(by: Standing) -> dict[str, object]:
    posts = {post.kind: post for post in Position.objects.filter(organisation_id=by.organisation_id).order_by("-id")}
    return {
        "name": "ประชุมพนักงานประจำเดือน",
        "kind": "staff",
        "week": -1,
        "weekday": 3,
        "starts_at": time(9, 30),
        "minutes": 150,
        "place": PLACE,
        "chair": posts[PositionKind.PERMANENT_SECRETARY],
        "secretary": posts[PositionKind.HR_OFFICER],
        "agenda": [
            {"section": 1, "title": "ข้อราชการจากประธาน"},
            {"section": 4, "title": "การแลกเปลี่ยนเรียนรู้และการจัดการความรู้", "is_km": True},
        ],
        "is_climate": True,
    }


def _head(by: Standing, place: int) -> Position:
    heads = Position.objects.filter(organisation_id=by.organisation_id, kind=PositionKind.DIVISION_HEAD).order_by("id")
    return heads[place % heads.count()]


def _holder(by: Standing, kind: PositionKind, day: date, division: str = "") -> Standing:
    held = Holding.objects.on(day).filter(position__organisation_id=by.organisation_id, position__kind=kind)
    if division:
        held = held.filter(position__division__name=division)
    return standing.load(held.select_related("person").order_by("is_acting", "id")[0].person, today=day)


def _on(by: Standing, day: date) -> Standing:
    """The secretary of the meetings on a day."""
    return _holder(by, PositionKind.HR_OFFICER, day)


def _moment(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=series.BANGKOK)
