"""The calendar of a person as programs read it (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from icalendar import Calendar, Event

from khum.meetings.models import Feed, Meeting
from khum.meetings.rules.states import MeetingState
from khum.people.models import Person

_STATUS = {MeetingState.PLANNED: "TENTATIVE", MeetingState.CANCELLED: "CANCELLED"}


def person_of(sha256: str) -> Person | None:
    """Whose calendar a secret opens; nobody's once the person's account is closed: one query."""
    found = Feed.objects.select_related("person__organisation").filter(sha256=sha256, person__is_active=True).first()
    return found.person if found else None


def has_feed(person_id: int | None) -> bool:
    """Whether a person's calendar can be read from outside: one query."""
    return Feed.objects.filter(person=person_id).exists()


def calendar(meetings: Iterable[tuple[Meeting, str]], *, name: str, at: datetime) -> bytes:
    """Meetings with the address of each. Planned ones are tentative; times are written in UTC."""
    made = Calendar()
    made.add("prodid", "-//Khum//meetings//TH")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    made.add("x-published-ttl", "PT6H")
    for meeting, address in meetings:
        event = Event()
        event.add("uid", f"meeting-{meeting.pk}@khum")
        event.add("dtstamp", at.astimezone(UTC))
        event.add("dtstart", meeting.starts_at.astimezone(UTC))
        event.add("dtend", meeting.ends_at.astimezone(UTC))
        event.add("summary", str(meeting))
        event.add("location", meeting.place)
        event.add("url", address)
        event.add("status", _STATUS.get(meeting.state_value, "CONFIRMED"))
        made.add_component(event)
    written: bytes = made.to_ical()
    return written
