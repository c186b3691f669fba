"""What a copy to another year will change, for the person to see first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from khum.domain.fiscal_year import FiscalYear
from khum.plans.models import Plan
from khum.plans.queries.content import content_of
from khum.plans.queries.overview import results_of
from khum.plans.rules.copying import Note, next_year

_AROUND = 60
"""Letters shown on each side of a year that moves."""


@dataclass(frozen=True, slots=True)
class Preview:
    """Notes of the copy by kind; ``dates`` is only counted, because all of them move alike."""

    dates: int
    outside: tuple[Note, ...]
    years: tuple[Note, ...]
    circular: tuple[Note, ...]
    baselines: tuple[Note, ...]


def preview(source: Plan, year: FiscalYear) -> Preview:
    """Read the plan, copy it in memory, and sort what was done."""
    _content, notes = next_year(content_of(source), year, results_of(source))

    def of(kind: str) -> tuple[Note, ...]:
        return tuple(note for note in notes if note.kind == kind)

    years = tuple(_excerpt(note) for note in of("year"))
    return Preview(len(of("dates")), of("outside"), years, of("circular"), of("baseline"))


def _excerpt(note: Note) -> Note:
    """The place that changes with some words around it, so that a long chapter need not be read whole."""
    first = next((i for i, (old, new) in enumerate(zip(note.before, note.after, strict=False)) if old != new), 0)
    return replace(note, before=_around(note.before, first), after=_around(note.after, first))


def _around(text: str, place: int) -> str:
    start, end = max(0, place - _AROUND), place + _AROUND
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
