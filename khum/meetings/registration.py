"""What meetings offer to the shell and to the other apps."""

from __future__ import annotations


def register() -> None:
    """Add meetings to the menu, the first page, the search and the figures."""
