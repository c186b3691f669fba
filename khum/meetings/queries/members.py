"""Who belongs to a meeting on a day, with name and title as papers print them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from khum.meetings.models import Series
from khum.meetings.rules.states import SeriesKind
from khum.people.models import Holding, Person, Position
from khum.people.queries.committees import sittings


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who is called, with the title under which they sit."""

    person: Person
    title: str
    division_name: str = ""


def members(series: Series, *, on: date) -> list[Member]:
    """Who is called on a day, chair first, each once: two queries (committee), or one.

    The staff meeting calls whoever holds a post, and a division's meeting its own people.
    """
    if series.kind_value is SeriesKind.COMMITTEE and series.committee is not None:
        seated = [sitting for sitting in sittings(series.committee, on=on) if sitting.person is not None]
        found = [Member(s.person, s.seat.position.title if s.seat.position else "") for s in seated if s.person]
    else:
        found = [_of(holding) for holding in _holdings(series, on)]
    once = {member.person.pk: member for member in reversed(found)}
    return sorted(once.values(), key=lambda member: found.index(member))


def holder(position: Position, *, on: date) -> Member | None:
    """Who holds a post on a day; an acting holder where nobody does in their own right: one query."""
    held = Holding.objects.on(on).filter(position=position).select_related("person", "position__division").first()
    if held is None:
        return None
    return Member(held.person, held.position.title if not held.is_acting else f"รักษาราชการแทน{held.position.title}")


def _holdings(series: Series, on: date) -> list[Holding]:
    held = Holding.objects.on(on).filter(position__organisation=series.organisation_id, person__is_active=True)
    held = held.filter(Q(position__closed_on=None) | Q(position__closed_on__gt=on))
    if series.kind_value is SeriesKind.DIVISION:
        held = held.filter(position__division=series.division_id)
    rows = list(
        held.select_related("person", "position__division").order_by(
            "is_acting", "position__division__order", "position__order", "id"
        )
    )
    # Those without a division are the top of the council; the databases sort what is missing differently.
    return sorted(
        rows, key=lambda row: (row.position_id != series.chair_id, row.is_acting, row.position.division_id is not None)
    )


def _of(holding: Holding) -> Member:
    division = holding.position.division
    return Member(holding.person, holding.position.title, division.name if division else "")
