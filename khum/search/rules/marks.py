"""Words and marks as the index holds them: the organisation stands in front of each (ADR on search)."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NOT_PLAIN = re.compile(r"[\W_]+")


def word(organisation_id: int, token: str) -> str:
    """A word of the texts of an organisation."""
    return f"{organisation_id}x{token}"


def reader(organisation_id: int, mark: str) -> str:
    """A mark of who may read."""
    return f"{organisation_id}q{_plain(mark)}"


def readers(organisation_id: int, marks: Iterable[str]) -> list[str]:
    """Marks of who may read, in a fixed order."""
    return sorted(reader(organisation_id, mark) for mark in marks)


def facet(organisation_id: int, name: str, value: object) -> str:
    """A mark by which results are narrowed: kind ``k``, division ``v``, year ``y``, status ``t``."""
    return f"{organisation_id}{name}{_plain(str(value))}"


def _plain(text: str) -> str:
    return _NOT_PLAIN.sub("", text).lower()
