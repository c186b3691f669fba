"""Whether this installation still waits for its first organisation."""

from __future__ import annotations

from khum.people.models import Organisation


def is_needed() -> bool:
    """True only while there is no organisation at all."""
    return not Organisation.objects.exists()
