"""The address behind the code at the door: signed, so that nobody makes one up."""

from __future__ import annotations

from django.core import signing

_SALT = "khum.meetings.door"


def token_of(meeting_id: int) -> str:
    """What the code at the door of a meeting carries; who may use it is decided when it is opened."""
    return signing.dumps(meeting_id, salt=_SALT)


def meeting_of(token: str) -> int | None:
    """Key of the meeting; None for a token that is not ours."""
    try:
        found = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    return found if isinstance(found, int) else None
