"""Background work: the morning round and one person's mail."""

from __future__ import annotations

from datetime import date

from django.utils.timezone import localdate, now

from khum.notify import actions
from khum.web import jobs

DIGEST = "notify.digest"


def morning() -> None:
    """Enqueue a mail for everybody whose digest is due; harmless to run twice a day."""
    today = localdate()
    for person_id in actions.due_people(today=today):
        jobs.enqueue(DIGEST, {"person_id": person_id, "on": today.isoformat()}, at=now())


def digest(*, person_id: int, on: str) -> None:
    """Send one digest; one that is late by a day is not sent any more."""
    today = localdate()
    if date.fromisoformat(on) == today:
        actions.send(person_id=person_id, today=today)
