"""Holding a meeting: opening it, noting who came by tap, by scan or by list, its times and guests."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.thai_date import day_of
from khum.domain.verdict import NotPossibleError
from khum.meetings import permissions
from khum.meetings.actions import meetings, series
from khum.meetings.models import Attendance, Meeting
from khum.meetings.queries.members import holder
from khum.meetings.rules.states import How, MeetingState, Presence
from khum.people.models import Person
from khum.people.standing import Standing

LATE_OPENING = timedelta(hours=2)
OPEN_FOR_NAMES = frozenset({MeetingState.CALLED, MeetingState.HELD})


@transaction.atomic
def begin(*, meeting_id: int, by: Standing, at: datetime) -> Meeting:
    """Open the meeting; one recorded hours or days later began when it was planned to."""
    meeting = meetings.locked(meeting_id, by)
    permissions.may_run(by, meeting).or_raise()
    day = day_of(meeting.starts_at)
    if day > by.today:
        raise NotPossibleError(_("The day of this meeting has not come yet."))
    chair = holder(meeting.series.chair, on=day)
    secretary = holder(meeting.series.secretary, on=day)
    meetings.moved(
        meeting,
        to=MeetingState.HELD,
        began_at=at if abs(at - meeting.starts_at) <= LATE_OPENING else meeting.starts_at,
        chair_name=chair.person.full_name if chair else "",
        chair_title=chair.title if chair else meeting.series.chair.title,
        secretary_name=secretary.person.full_name if secretary else "",
        secretary_title=secretary.title if secretary else meeting.series.secretary.title,
    )
    meetings.list_people(meeting, on=day)
    meetings.set_business(meeting)
    series.renumber(meeting.series, meeting.year_be)
    ledger.record("meeting.begun", meeting, by=by, at=at)
    return meeting


@transaction.atomic
def note(
    *,
    attendance_id: int,
    presence: Presence,
    reason: str = "",
    substitute: str = "",
    by: Standing,
    at: datetime,
) -> Attendance:
    """Note whether somebody came; a substitute is named."""
    found: Attendance = Attendance.objects.visible_to(by).get(pk=attendance_id)
    meeting = _open(meetings.locked(found.meeting_id, by), by)
    if presence is Presence.SUBSTITUTE and not substitute.strip():
        raise NotPossibleError(_("Name who came instead."))
    found.presence, found.noted_at = presence.value, at
    found.how = How.TAP.value if presence is not Presence.UNKNOWN else ""
    found.reason = reason.strip() or ("" if presence.counts else found.reason)
    found.substitute = substitute.strip() if presence is Presence.SUBSTITUTE else ""
    found.save(update_fields=["presence", "noted_at", "how", "reason", "substitute"])
    ledger.record(
        "meeting.attendance_noted", found, by=by, at=at, detail={"meeting": meeting.pk, "presence": presence.value}
    )
    return found


@transaction.atomic
def note_rest(*, meeting_id: int, presence: Presence, by: Standing, at: datetime) -> int:
    """Note all who are not noted yet at once; returns how many. The list is where most came or most did not."""
    meeting = _open(meetings.locked(meeting_id, by), by)
    if presence not in {Presence.PRESENT, Presence.ABSENT}:
        raise NotPossibleError(_("All at once they came, or they did not."))
    rest = meeting.attendances.filter(presence=Presence.UNKNOWN)
    number: int = rest.update(presence=presence.value, how=How.LIST.value, noted_at=at)
    if number:
        detail = {"presence": presence.value, "people": number}
        ledger.record("meeting.list_noted", meeting, by=by, at=at, detail=detail)
    return number


@transaction.atomic
def check_in(*, meeting_id: int, by: Standing, at: datetime) -> Attendance:
    """Note one's own coming by the code at the door: on the day, once the meeting was called."""
    meeting = meetings.locked(meeting_id, by)
    attendance = meetings.own_place(meeting, by)
    if meeting.state_value not in OPEN_FOR_NAMES or day_of(meeting.starts_at) != by.today:
        raise NotPossibleError(_("The door is open on the day of the meeting only."))
    if attendance.presence_value is Presence.PRESENT:
        return attendance
    attendance.presence, attendance.how, attendance.noted_at = Presence.PRESENT.value, How.QR.value, at
    attendance.reason = attendance.substitute = ""
    attendance.save(update_fields=["presence", "how", "noted_at", "reason", "substitute"])
    ledger.record("meeting.checked_in", attendance, by=by, at=at)
    return attendance


@transaction.atomic
def add_person(*, meeting_id: int, person_id: int, by: Standing, at: datetime) -> Attendance:
    """Put one more person of the organisation on the list."""
    meeting = _open(meetings.locked(meeting_id, by), by)
    person = Person.objects.visible_to(by).get(pk=person_id)
    if meeting.attendances.filter(person=person).exists():
        raise NotPossibleError(_("This person is on the list already."))
    post = person.holdings.on(by.today).select_related("position__division").first()
    division = post.position.division if post else None
    added = Attendance.objects.create(
        meeting=meeting,
        person=person,
        name=person.full_name,
        title=post.position.title if post else "",
        division_name=division.name if division else "",
        order=meeting.attendances.count(),
    )
    ledger.record("meeting.person_added", meeting, by=by, at=at, detail={"person": person.pk})
    return added


@transaction.atomic
def set_times(
    *, meeting_id: int, began_at: datetime, ended_at: datetime | None, guests: str, by: Standing, at: datetime
) -> Meeting:
    """Write when the meeting began and ended, and who took part without being a member."""
    meeting = meetings.locked(meeting_id, by)
    permissions.may_write(by, meeting).or_raise()
    if not meetings.took_place(meeting):
        raise NotPossibleError(_("Open the meeting first."))
    if ended_at is not None and ended_at <= began_at:
        raise NotPossibleError(_("A meeting ends after it begins."))
    meeting.began_at, meeting.ended_at, meeting.guests = began_at, ended_at, guests.strip()
    meeting.save(update_fields=["began_at", "ended_at", "guests"])
    return meeting


def _open(meeting: Meeting, by: Standing) -> Meeting:
    permissions.may_run(by, meeting).or_raise()
    if meeting.state_value not in OPEN_FOR_NAMES:
        raise NotPossibleError(_("The list of names is closed. Take the minutes back to change it."))
    return meeting
