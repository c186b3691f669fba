"""Background work of the library."""

from __future__ import annotations

from django.utils.timezone import now

from khum.library.actions import intake_reading


def read_file(*, intake_id: int) -> None:
    """The next piece of work on a file that was taken in; harmless when done twice."""
    intake_reading.read(intake_id=intake_id, at=now())
