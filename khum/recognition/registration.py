"""What recognition offers to the shell and to the other apps."""

from __future__ import annotations


def register() -> None:
    """Nothing to offer yet."""
