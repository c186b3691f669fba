"""What the channels do in the background."""

from __future__ import annotations

from django.utils.timezone import now

from khum.channels.actions import following


def send(*, post: int) -> None:
    """Send a piece to the followers of the LINE account."""
    following.send(post=post, at=now())
