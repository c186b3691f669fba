"""Merging two edits of one thing: what both started from, what each made of it (design.md §5: nothing is lost)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Values = Mapping[str, Any]


class EditConflictError(Exception):
    """Somebody else changed the thing since this person opened it; nothing was written.

    Carries what both started from, what each made of it, and who changed it last, for the merge screen.
    """

    def __init__(
        self, *, original: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any], version: int, by_name: str
    ) -> None:
        super().__init__(by_name)
        self.original, self.mine, self.theirs = original, mine, theirs
        self.version, self.by_name = version, by_name


class Choice(StrEnum):
    """What a person decides about one field."""

    MINE = "mine"
    THEIRS = "theirs"
    ORIGINAL = "original"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that somebody changed. ``is_conflict`` means that both did, and differently."""

    field: str
    original: Any
    mine: Any
    theirs: Any

    @property
    def is_conflict(self) -> bool:
        """Whether a person has to decide."""
        return self.mine not in (self.original, self.theirs) and self.theirs != self.original

    @property
    def proposed(self) -> Choice:
        """The choice that loses nothing where only one changed the field; MINE where both did."""
        return Choice.THEIRS if self.mine == self.original else Choice.MINE


def differences(original: Values, mine: Values, theirs: Values) -> tuple[Difference, ...]:
    """Fields in which the three do not all agree, in the order of ``mine``."""
    return tuple(
        Difference(name, original.get(name), mine[name], theirs.get(name))
        for name in mine
        if not (original.get(name) == mine[name] == theirs.get(name))
    )


def resolved(original: Values, mine: Values, theirs: Values, choices: Mapping[str, str]) -> dict[str, Any]:
    """Values after a person chose; fields without a choice take what the only editor made of them."""
    values = dict(theirs)
    for difference in differences(original, mine, theirs):
        values[difference.field] = _chosen(difference, choices.get(difference.field, difference.proposed))
    return values


def _chosen(difference: Difference, choice: str) -> Any:
    if choice == Choice.BOTH:
        return combined(difference.mine, difference.theirs)
    if choice == Choice.THEIRS:
        return difference.theirs
    if choice == Choice.ORIGINAL:
        return difference.original
    return difference.mine


def combined(mine: Any, theirs: Any) -> Any:
    """Both answers kept: lines of text one after the other without repeats, entries of lists likewise.

    Values that cannot stand side by side (a date, a number, a choice) stay as mine.

    >>> combined("ก\\nข", "ข\\nค")
    'ข\\nค\\nก'
    """
    if isinstance(mine, str) and isinstance(theirs, str):
        lines = theirs.splitlines()
        return "\n".join([*lines, *(line for line in mine.splitlines() if line not in lines)])
    if isinstance(mine, list) and isinstance(theirs, list):
        return [*theirs, *(entry for entry in mine if entry not in theirs)]
    return mine


def can_combine(difference: Difference) -> bool:
    """Whether both answers can be kept in one field."""
    both_text = isinstance(difference.mine, str) and isinstance(difference.theirs, str)
    both_lists = isinstance(difference.mine, list) and isinstance(difference.theirs, list)
    return both_text or both_lists
