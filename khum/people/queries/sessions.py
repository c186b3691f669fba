"""A person's sessions in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession

from khum.people.models import Person

# The first mark that stands in what a browser says of itself; Edge also says Chrome, and Chrome also says Safari.
_BROWSERS = (
    ("Line/", "LINE"), ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"),
    ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
)  # fmt: skip
_SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Session:
    """One device on which the person is signed in; ``device`` is "" where the browser says nothing we know."""

    device: str
    address: str
    last_seen: datetime
    is_this: bool


def of_person(person: Person, *, key: str | None) -> list[Session]:
    """Living sessions, this one first, then the latest seen."""
    rows = UserSession.objects.purge_and_list(person)
    sessions = [Session(device(row.user_agent), row.ip, row.last_seen_at, row.session_key == key) for row in rows]
    return sorted(sessions, key=lambda session: (not session.is_this, -session.last_seen.timestamp()))


def device(user_agent: str) -> str:
    """``Chrome · Windows``."""
    found = (next((word for mark, word in marks if mark in user_agent), "") for marks in (_BROWSERS, _SYSTEMS))
    return " · ".join(word for word in found if word)
