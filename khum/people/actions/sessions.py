"""Ending sessions: one's own everywhere, or another person's by the KM secretary."""

from __future__ import annotations

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db import transaction

from khum.domain import recording
from khum.people import permissions
from khum.people.models import Person
from khum.people.standing import Standing


def end_all(person: Person, *, but: str = "") -> int:
    """End the person's sessions on every device, except the one with the key ``but``; gives how many ended."""
    sessions = list(UserSession.objects.filter(user=person).exclude(session_key=but))
    for session in sessions:
        session.end()
    return len(sessions)


@transaction.atomic
def sign_out_everywhere(*, by: Standing, at: datetime, but: str = "") -> int:
    """End one's own sessions; ``but`` keeps the session that asks."""
    if by.person is None:
        return 0
    ended = end_all(by.person, but=but)
    recording.record("session.ended", by.person, by=by, at=at, detail={"sessions": ended})
    return ended


@transaction.atomic
def sign_out_person(*, person_id: int, by: Standing, at: datetime) -> int:
    """End another person's sessions, for example after a telephone was lost."""
    permissions.may_manage_people(by).or_raise()
    person = Person.objects.get(pk=person_id, organisation_id=by.organisation_id)
    ended = end_all(person)
    recording.record("session.ended", person, by=by, at=at, detail={"sessions": ended})
    return ended
