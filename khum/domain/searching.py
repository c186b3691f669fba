"""What an app tells the search about its things: words, address, and who may find them (design.md §4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

EVERYONE = "a"
"""Mark of readers: everybody of the organisation."""
VISITORS = "o"
"""Mark of readers: anybody, without an account."""
KEEPERS = "s"
"""Mark of readers: the KM secretary and the permanent secretary."""


def people_of(division_id: int) -> str:
    """Mark of readers: who holds a position in the division."""
    return f"d{division_id}"


def person(person_id: int) -> str:
    """Mark of readers: one person."""
    return f"p{person_id}"


def holder(position_id: int) -> str:
    """Mark of readers: who holds the position, whoever that is on the day."""
    return f"h{position_id}"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text: ``place`` says where it stands ("page 3"), ``anchor`` is added to the address to lead there."""

    text: str
    place: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Findable:
    """One thing that the search finds. ``root`` is the key of the thing that it follows, often itself.

    ``status`` is a code of letters and digits; ``detail`` is shown under the title and not searched.
    """

    key: int
    root: int
    organisation_id: int
    title: str
    url: str
    parts: tuple[Part, ...] = ()
    readers: frozenset[str] = frozenset({EVERYONE})
    detail: str = ""
    division_id: int | None = None
    year_be: int | None = None
    status: str = ""
    on: date | None = None
