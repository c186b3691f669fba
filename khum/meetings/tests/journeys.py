"""The ways to reach a state of a meeting, always through actions; the council is the library's."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from khum.library.tests.journeys import Council, council
from khum.meetings.actions import calling, holding, minutes, series
from khum.meetings.models import AgendaItem, Meeting, Series
from khum.meetings.rules.states import Presence

BANGKOK = ZoneInfo("Asia/Bangkok")
DAY = date(2026, 11, 2)
AT = datetime(2026, 11, 2, 9, 0, tzinfo=BANGKOK)
__all__ = ["AT", "BANGKOK", "DAY", "Council", "council"]


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of a day in Thailand."""
    return datetime.combine(day, time(hour, minute), tzinfo=BANGKOK)


def staff_series(office: Council, **values: Any) -> Series:
    """The monthly staff meeting on the last Friday: the permanent secretary chairs, the HR officer writes."""
    fields: dict[str, Any] = {
        "name": "ประชุมพนักงานประจำเดือน",
        "kind": "staff",
        "week": -1,
        "weekday": 4,
        "starts_at": time(9, 30),
        "place": "ห้องประชุมองค์การบริหารส่วนตำบล",
        "chair": office.positions["palad"],
        "secretary": office.positions["hr"],
        "agenda": [
            {"section": 1, "title": "ข้อราชการจากประธาน"},
            {"section": 4, "title": "แลกเปลี่ยนเรียนรู้ประจำเดือน", "is_km": True},
        ],
    }
    return series.begin_series(values=fields | values, by=office.standing("hr", DAY), at=AT)


def division_series(office: Council, **values: Any) -> Series:
    """Meetings of the finance division, arranged by its head."""
    fields: dict[str, Any] = {
        "name": "ประชุมกองคลัง",
        "kind": "division",
        "division": office.divisions["กองคลัง"],
        "day": 5,
        "starts_at": time(13, 30),
        "place": "ห้องกองคลัง",
        "chair": office.positions["head_finance"],
        "secretary": office.positions["clerk_finance"],
    }
    return series.begin_series(values=fields | values, by=office.standing("head_finance", DAY), at=AT)


def planned(office: Council, of: Series | None = None, day: date = DAY) -> Meeting:
    """A meeting in the calendar."""
    of = of or Series.objects.filter(organisation=office.organisation, kind="staff").first() or staff_series(office)
    keeper = "hr" if of.kind == "staff" else "head_finance"
    return series.plan_meeting(series_id=of.pk, starts_at=at(day), by=office.standing(keeper, DAY), at=AT)


def called(office: Council, day: date = DAY, of: Series | None = None) -> Meeting:
    """A meeting to which people were called."""
    meeting = planned(office, of, day)
    keeper = "hr" if meeting.series.kind == "staff" else "head_finance"
    return calling.call(meeting_id=meeting.pk, by=office.standing(keeper, min(day, DAY)), at=AT)


def held(office: Council, day: date = DAY, of: Series | None = None) -> Meeting:
    """A meeting that was opened, with everybody noted as present."""
    meeting = planned(office, of, day)
    by = office.standing("hr" if meeting.series.kind == "staff" else "head_finance", day)
    holding.begin(meeting_id=meeting.pk, by=by, at=at(day, 9, 5))
    holding.note_rest(meeting_id=meeting.pk, presence=Presence.PRESENT, by=by, at=at(day, 9, 10))
    return Meeting.objects.get(pk=meeting.pk)


def km_line(meeting: Meeting) -> AgendaItem:
    """The knowledge item of the agenda."""
    return AgendaItem.objects.get(meeting=meeting, is_km=True)


def written(office: Council, day: date = DAY, of: Series | None = None) -> Meeting:
    """A meeting whose minutes are finished."""
    meeting = held(office, day, of)
    by = office.standing("hr" if meeting.series.kind == "staff" else "head_finance", day)
    line = km_line(meeting)
    text = "กองคลังเล่าวิธีตรวจใบเสร็จก่อนเบิกให้ครบในครั้งเดียว"
    minutes.save_line(line_id=line.pk, text=text, version=line.version, by=by, at=at(day, 10))
    return minutes.finish(meeting_id=meeting.pk, by=by, at=at(day, 12))


def certified(office: Council, day: date = DAY) -> Meeting:
    """A meeting whose minutes the next one certified, four weeks later."""
    meeting = written(office, day)
    after = held(office, day + timedelta(weeks=4))
    by = office.standing("palad", day + timedelta(weeks=4))
    return minutes.certify(meeting_id=meeting.pk, by=by, at=at(day_of(after), 10))


def day_of(meeting: Meeting) -> date:
    """Its day in Thailand."""
    return meeting.starts_at.astimezone(BANGKOK).date()
