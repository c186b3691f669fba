"""Background work of meetings."""

from __future__ import annotations

from django.utils.timezone import now

from khum.meetings.actions import inviting


def invite(*, attendance_id: int) -> None:
    """Write one person about a meeting."""
    inviting.send(attendance_id=attendance_id, at=now())
