"""Where allauth changes an account, the ledger gets its line; the clock is read here, as in every door."""

from __future__ import annotations

from django.utils.timezone import localdate, now

from khum.domain import recording
from khum.people import standing
from khum.people.models import Person


def record_change(person: Person, verb: str) -> None:
    """Append one line about a person's own change to the own account."""
    recording.record(verb, person, by=standing.load(person, today=localdate()), at=now())
