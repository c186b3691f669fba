"""Which division a record is about, where its words tell it."""

from __future__ import annotations

from collections.abc import Iterable


def division_of(words: str, names: Iterable[str]) -> str:
    """The one division that the words name; nothing where they name none, or several."""
    found = [name for name in names if name and name in words]
    # "กองการศึกษา" stands inside "กองการศึกษา ศาสนาและวัฒนธรรม": the longer name is meant.
    named = [name for name in found if not any(name != other and name in other for other in found)]
    return named[0] if len(named) == 1 else ""
