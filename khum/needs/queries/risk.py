"""Critical needs with who holds them, for other apps: the radar of those who leave (M22), questions to be routed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse

from khum.domain.fiscal_year import FiscalYear
from khum.needs.models import Holder, Need
from khum.needs.rules import risk
from khum.needs.rules.kinds import Level
from khum.needs.rules.risk import CRITICAL_FROM, Heat

if TYPE_CHECKING:
    from khum.people.models import Organisation


@dataclass(frozen=True, slots=True)
class HeldBy:
    """A holder: level 1–4 (:class:`Level`), and whether they keep the work going alone."""

    person_id: int
    name: str
    level: int

    @property
    def covers(self) -> bool:
        """Whether this person can do it alone."""
        return Level(self.level).covers


@dataclass(frozen=True, slots=True)
class CriticalNeed:
    """A needed knowledge of criticality 4 or 5 in the year of a day, with all its holders who still work here."""

    id: int
    title: str
    criticality: int
    goal: str
    division_id: int | None
    division_name: str
    url: str
    holders: tuple[HeldBy, ...]

    @property
    def covering(self) -> tuple[HeldBy, ...]:
        """Holders who can do it alone."""
        return tuple(holder for holder in self.holders if holder.covers)

    @property
    def heat(self) -> Heat:
        """Degree of risk today."""
        return risk.heat(self.criticality, len(self.covering))

    @property
    def is_at_risk(self) -> bool:
        """Fewer than two people cover it (M22)."""
        return risk.is_at_risk(self.criticality, len(self.covering))

    def is_held_by(self, person_id: int) -> bool:
        """Whether a person is named as a holder."""
        return any(holder.person_id == person_id for holder in self.holders)


def still_here(today: date) -> Q:
    """Condition of holders who work here on a day."""
    return Q(person__left_on=None) | Q(person__left_on__gte=today)


def critical_needs(organisation: Organisation, today: date) -> list[CriticalNeed]:
    """Critical needs of the fiscal year of a day, most critical first: two queries.

    A year that has no needs yet is read from the year before, so that nobody's leaving is overlooked in October.
    """
    year = FiscalYear.containing(today).be
    found = Need.objects.filter(
        organisation=organisation, criticality__gte=CRITICAL_FROM, retired_on=None, goal__year_be__in=[year, year - 1]
    ).select_related("goal__division")
    by_year: dict[int, list[Need]] = defaultdict(list)
    for need in found.order_by("-criticality", "pk"):
        by_year[need.goal.year_be].append(need)
    needs = by_year[year] or by_year[year - 1]
    held = holders_of_needs([need.pk for need in needs], today)
    return [
        CriticalNeed(
            id=need.pk,
            title=need.title,
            criticality=need.criticality,
            goal=need.goal.title,
            division_id=need.goal.division_id,
            division_name=need.goal.division.name if need.goal.division else "",
            url=reverse("needs:need", args=[need.pk]),
            holders=tuple(held[need.pk]),
        )
        for need in needs
    ]


def holders_of_needs(need_ids: list[int], today: date) -> dict[int, list[HeldBy]]:
    """Holders who work here on a day, best first: one query."""
    found: dict[int, list[HeldBy]] = defaultdict(list)
    rows = Holder.objects.filter(still_here(today), need__in=need_ids).select_related("person")
    for row in rows.order_by("-level", "pk"):
        found[row.need_id].append(HeldBy(row.person_id, row.person.full_name, row.level))
    return found
