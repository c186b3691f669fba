"""What search hangs into the house."""

from __future__ import annotations


def register() -> None:
    """Nothing yet."""
