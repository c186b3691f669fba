"""A person's calendar address: made, made anew, taken back. Only the hash of the secret is kept."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.meetings.models import Feed
from khum.people.standing import Standing

SECRET_BYTES = 32


@transaction.atomic
def open_feed(*, by: Standing, at: datetime) -> str:
    """Make a new secret, which ends the old one; returned once and never shown again."""
    if by.person is None:
        raise NotPossibleError(_("A calendar belongs to a person."))
    secret = secrets.token_urlsafe(SECRET_BYTES)
    Feed.objects.update_or_create(person=by.person, defaults={"sha256": hashed(secret), "created_at": at})
    ledger.record("calendar.opened", by.person, by=by, at=at)
    return secret


@transaction.atomic
def close_feed(*, by: Standing, at: datetime) -> None:
    """Take the address back; harmless to repeat."""
    number, _of = Feed.objects.filter(person=by.person).delete()
    if number and by.person is not None:
        ledger.record("calendar.closed", by.person, by=by, at=at)


def hashed(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
