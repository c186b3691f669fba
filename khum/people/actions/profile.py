"""What a person may change about themselves."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from khum.domain import recording
from khum.people.actions import accounts
from khum.people.models import Person
from khum.people.standing import Standing

FIELDS = ("prefix", "first_name", "last_name", "phone", "language", "theme")


@transaction.atomic
def keep_profile(*, changes: dict[str, str], email: str, by: Standing, at: datetime) -> Person:
    """Write one's own name, telephone, e-mail, language and theme; raises ``TakenError`` for another's e-mail."""
    person: Person = Person.objects.select_for_update().get(pk=by.person_id)
    accounts.refuse_taken(person, username="", email=email)
    changed = [name for name in FIELDS if name in changes and getattr(person, name) != changes[name]]
    for name in changed:
        setattr(person, name, changes[name])
    if person.email != email:
        accounts.change_email(person, email)
        changed.append("email")
    if changed:
        person.save(update_fields=changed)
        recording.record("person.profile_kept", person, by=by, at=at, detail={"fields": changed})
    return person
