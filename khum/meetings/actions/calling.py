"""Calling a meeting, answering the call, moving it to another day, cancelling it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.thai_date import be_year, day_of
from khum.domain.verdict import NotPossibleError
from khum.meetings import permissions
from khum.meetings.actions import inviting, meetings, series
from khum.meetings.models import Attendance, Meeting
from khum.meetings.rules.states import AHEAD, MeetingState, Reply
from khum.people.standing import Standing


@transaction.atomic
def call(*, meeting_id: int, reference: str = "", by: Standing, at: datetime) -> Meeting:
    """Invite everybody who belongs to the meeting; from then on it waits on their first page."""
    meeting = meetings.locked(meeting_id, by)
    permissions.may_run(by, meeting).or_raise()
    if day_of(meeting.ends_at) < by.today:
        raise NotPossibleError(_("The day of this meeting has passed. Record it, or move it to another day."))
    meetings.moved(
        meeting,
        to=MeetingState.CALLED,
        called_at=at,
        called_name=by.name,
        called_title=by.title,
        reference=reference.strip(),
    )
    meetings.list_people(meeting, on=day_of(meeting.starts_at))
    meetings.set_business(meeting)
    series.renumber(meeting.series, meeting.year_be)
    inviting.enqueue(meeting, at=at)
    ledger.record("meeting.called", meeting, by=by, at=at, detail={"people": meeting.attendances.count()})
    return meeting


@transaction.atomic
def reply(*, meeting_id: int, is_coming: bool, reason: str = "", by: Standing, at: datetime) -> Attendance:
    """Answer a call; who does not come says why."""
    meeting = meetings.locked(meeting_id, by)
    attendance = meetings.own_place(meeting, by)
    if meeting.state_value is not MeetingState.CALLED:
        raise NotPossibleError(_("This call is closed: the meeting has begun or was cancelled."))
    if not is_coming and not reason.strip():
        raise NotPossibleError(_("Say in a few words why you cannot come."))
    attendance.reply = (Reply.COMING if is_coming else Reply.NOT_COMING).value
    attendance.reason, attendance.replied_at = ("" if is_coming else reason.strip()), at
    attendance.save(update_fields=["reply", "reason", "replied_at"])
    ledger.record("meeting.answered", attendance, by=by, at=at, detail={"reply": attendance.reply})
    return attendance


@transaction.atomic
def reschedule(
    *, meeting_id: int, starts_at: datetime, ends_at: datetime, place: str, by: Standing, at: datetime
) -> Meeting:
    """Move a meeting; who was called already is asked anew where day or hour changed."""
    meeting = meetings.locked(meeting_id, by)
    permissions.may_run(by, meeting).or_raise()
    if meeting.state_value not in AHEAD:
        raise NotPossibleError(_("Only a meeting that is still ahead is moved."))
    if ends_at <= starts_at:
        raise NotPossibleError(_("A meeting ends after it begins."))
    before, old_year = meeting.starts_at, meeting.year_be
    meeting.starts_at, meeting.ends_at, meeting.place = starts_at, ends_at, place
    meeting.year_be = be_year(day_of(starts_at))
    if meeting.year_be != old_year:
        last = Meeting.objects.filter(series=meeting.series_id, year_be=meeting.year_be).order_by("-number").first()
        meeting.number = (last.number if last else 0) + 1
    meeting.save(update_fields=["starts_at", "ends_at", "place", "year_be", "number"])
    if starts_at != before:
        meeting.attendances.update(reply=Reply.WAITING.value, replied_at=None, reason="")
    for year_be in {old_year, meeting.year_be}:
        series.renumber(meeting.series, year_be)
    meeting.refresh_from_db(fields=["number"])
    if meeting.state_value is MeetingState.CALLED:
        inviting.enqueue(meeting, at=at)
    detail = {"from": before.isoformat(), "to": starts_at.isoformat()}
    ledger.record("meeting.rescheduled", meeting, by=by, at=at, detail=detail)
    return meeting


@transaction.atomic
def cancel(*, meeting_id: int, reason: str, by: Standing, at: datetime) -> Meeting:
    """Cancel a meeting that is still ahead; the reason is shown to everybody who was called."""
    meeting = meetings.locked(meeting_id, by)
    permissions.may_run(by, meeting).or_raise()
    if not reason.strip():
        raise NotPossibleError(_("Say why the meeting is cancelled."))
    meetings.moved(meeting, to=MeetingState.CANCELLED, cancelled_reason=reason.strip())
    series.renumber(meeting.series, meeting.year_be)
    inviting.enqueue(meeting, at=at)  # nobody is on the list of a meeting that was never called
    ledger.record("meeting.cancelled", meeting, by=by, at=at, detail={"reason": reason.strip()})
    return meeting
