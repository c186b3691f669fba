"""The call by mail: a calendar file that follows the meeting, nothing to those who want no mail."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from icalendar import Calendar

from khum.meetings.actions import calling, inviting
from khum.meetings.tests import journeys
from khum.meetings.tests.journeys import AT, DAY
from khum.notify import actions as notices
from khum.notify.rules import Rhythm
from khum.people.models import Person
from khum.web.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings):
    settings.PUBLIC_URL = "https://khum.example"
    made = journeys.council()
    Person.objects.filter(organisation=made.organisation).update(email="")
    Person.objects.filter(username__startswith="staff_works").update(email="works@khum.example")
    made.people["staff_works"].email = "works@khum.example"
    made.people["staff_works"].save()
    return made


def sent(meeting) -> None:
    row = meeting.attendances.get(person__email="works@khum.example")
    inviting.send(attendance_id=row.pk, at=AT)


def test_the_call_comes_with_a_calendar_file_that_follows_the_meeting(office):
    meeting = journeys.called(office, DAY + timedelta(days=10))
    assert Job.objects.filter(kind=inviting.JOB).count() == 1
    sent(meeting)
    letter = mail.outbox[0]
    name, content, kind = letter.attachments[0]
    event = Calendar.from_ical(content).walk("VEVENT")[0]
    assert (name, kind.split(";")[0]) == ("meeting.ics", "text/calendar")
    assert event["dtstart"].dt == meeting.starts_at
    assert event["summary"] == str(meeting)
    assert f"https://khum.example/meetings/{meeting.pk}/" in letter.body
    by = office.standing("hr", DAY)
    calling.cancel(meeting_id=meeting.pk, reason="ประธานติดราชการ", by=by, at=AT)
    sent(meeting)
    cancelled = mail.outbox[1]
    assert "ประธานติดราชการ" in cancelled.body
    found = Calendar.from_ical(cancelled.attachments[0][1]).walk("VEVENT")[0]
    assert (found["status"], found["uid"]) == ("CANCELLED", event["uid"])


def test_who_wants_no_mail_and_what_is_over_are_left_in_peace(office):
    meeting = journeys.called(office, DAY + timedelta(days=10))
    row = meeting.attendances.get(person__email="works@khum.example")
    assert not inviting.send(attendance_id=row.pk, at=AT + timedelta(days=60))
    notices.choose(rhythm=Rhythm.NEVER, by=office.standing("staff_works", DAY), at=AT)
    assert not inviting.send(attendance_id=row.pk, at=AT)
    assert mail.outbox == []
