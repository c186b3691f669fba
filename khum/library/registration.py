"""What the library offers to the shell and to the other apps."""

from __future__ import annotations


def register() -> None:
    """Add the library to the registries."""
