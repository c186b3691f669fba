"""The call by mail with a calendar file: called, moved, cancelled. A mail a person, in the background."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from khum.domain.thai_date import day_of, weekday_date
from khum.meetings.models import Attendance, Meeting
from khum.meetings.queries.feed import calendar
from khum.meetings.rules.states import MeetingState
from khum.notify import letters
from khum.web import jobs

JOB = "meetings.invite"
_TOLD = {MeetingState.CALLED, MeetingState.CANCELLED}


def enqueue(meeting: Meeting, *, at: datetime) -> int:
    """Hand a mail for everybody on the list with an address to the background; how many."""
    reached = meeting.attendances.filter(person__is_active=True).exclude(person__email="")
    keys = list(reached.values_list("pk", flat=True))
    for key in keys:
        jobs.enqueue(JOB, {"attendance_id": key}, at=at)
    return len(keys)


def send(*, attendance_id: int, at: datetime) -> bool:
    """Tell one person how the meeting stands now, unless it is over; whether a mail went out."""
    found = Attendance.objects.select_related("meeting__series", "meeting__organisation", "person__organisation")
    row = found.filter(pk=attendance_id, person__isnull=False).first()
    if row is None or row.person is None or row.meeting.state_value not in _TOLD or row.meeting.ends_at < at:
        return False
    meeting = row.meeting
    address = settings.PUBLIC_URL + reverse("meetings:meeting", args=[meeting.pk])
    with translation.override(row.person.language):
        file = calendar([(meeting, address)], name=str(meeting), at=at)
        return letters.write(
            row.person,
            subject=_subject(meeting),
            lines=_lines(meeting),
            address=address,
            attachments=[("meeting.ics", file, "text/calendar; charset=utf-8")],
        )


def _subject(meeting: Meeting) -> str:
    if meeting.state_value is MeetingState.CANCELLED:
        return _("Cancelled: %(meeting)s") % {"meeting": meeting}
    return _("Call %(meeting)s") % {"meeting": meeting}


def _lines(meeting: Meeting) -> list[str]:
    begins, ends = localtime(meeting.starts_at), localtime(meeting.ends_at)
    hours = f"{time_format(begins, 'H.i')}–{time_format(ends, 'H.i')} น."
    lines = [f"{weekday_date(day_of(meeting.starts_at))} {hours}", meeting.place]
    if meeting.state_value is MeetingState.CANCELLED:
        lines.append(_("Cancelled because: %(reason)s") % {"reason": meeting.cancelled_reason})
    else:
        lines.append(_("Say with one tap whether you come. The attached file puts it into your calendar."))
    return [line for line in lines if line]
