"""What a copy to another year will change, for the person to see first."""

from __future__ import annotations

from dataclasses import dataclass

from khum.domain.fiscal_year import FiscalYear
from khum.plans.models import Plan
from khum.plans.queries.content import content_of
from khum.plans.queries.overview import results_of
from khum.plans.rules.copying import Note, next_year


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

    return Preview(len(of("dates")), of("outside"), of("year"), of("circular"), of("baseline"))
