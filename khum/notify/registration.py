"""What notices hand to the background."""

from __future__ import annotations

from khum.notify import tasks
from khum.web import jobs

MORNING_HOUR = 6


def register() -> None:
    """The morning round once a day, a mail at a time."""
    jobs.job(tasks.DIGEST)(tasks.digest)
    jobs.daily("notify.morning", hour=MORNING_HOUR)(tasks.morning)
