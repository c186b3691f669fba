"""Who leaves, when, and what would leave with them (row 93, M22)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from khum.exchange.models import Departure, HandOver
from khum.exchange.rules import leaving, risk
from khum.exchange.rules.leaving import RADAR_MONTHS, Step
from khum.exchange.rules.risk import Danger, Held
from khum.needs.models import Holder
from khum.needs.queries.risk import CriticalNeed, critical_needs
from khum.people.models import Organisation

if TYPE_CHECKING:
    from khum.people.standing import Standing

BANDS = (3, 6, 12, 24)
"""Columns of the picture: leaves within so many months."""


@dataclass(frozen=True, slots=True)
class Blip:
    """One person on the radar. ``needs``: critical knowledge held, with how many others stay who can do it alone."""

    departure: Departure
    hand_over: HandOver | None
    months: int
    needs: tuple[tuple[CriticalNeed, int], ...]
    danger: Danger
    step: Step | None

    @property
    def band(self) -> int | None:
        """Column of the picture; None for later."""
        return next((band for band in BANDS if self.months <= band), None)


@dataclass(frozen=True, slots=True)
class RadarRow:
    """A division with its people in each column of the picture."""

    division: str
    cells: tuple[tuple[int, tuple[Blip, ...]], ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What the radar is narrowed to."""

    words: str = ""
    division: int = 0
    danger: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked."""
        return bool(self.words or self.division or self.danger)


def radar(standing: Standing, search: Search | None = None) -> list[Blip]:
    """People in sight who leave from today on, the gravest first: five queries."""
    search = search or Search()
    wanted = Q(cancelled_on=None, leaves_on__gte=standing.today)
    if search.words:
        wanted &= Q(person__first_name__icontains=search.words) | Q(person__last_name__icontains=search.words)
    if search.division:
        wanted &= Q(division=search.division)
    found = Departure.objects.visible_to(standing).filter(wanted)
    blips = blips_of(found.select_related("person", "position", "division", "hand_over__successor"), standing)
    return [blip for blip in blips if not search.danger or blip.danger == search.danger]


def blips_of(departures: Iterable[Departure], standing: Standing) -> list[Blip]:
    """Departures with their danger, gravest first and then soonest: three queries beside their own."""
    found = list(departures)
    needs = critical_needs(standing.organisation, standing.today) if found else []
    gone = leavers(standing.organisation, standing.today) if found else {}
    people = [departure.person_id for departure in found]
    named = set(Holder.objects.filter(person__in=people, need__retired_on=None).values_list("person", flat=True))
    blips = [_blip(departure, needs, gone, named, standing.today) for departure in found]
    order = list(Danger)
    return sorted(blips, key=lambda blip: (order.index(blip.danger), blip.departure.leaves_on, blip.departure.pk))


def leavers(organisation: Organisation, today: date) -> dict[int, Departure]:
    """Departures within :data:`RADAR_MONTHS` by person: one query."""
    found = Departure.objects.filter(organisation=organisation, cancelled_on=None, leaves_on__gte=today)
    near = found.select_related("person", "hand_over")
    return {
        departure.person_id: departure
        for departure in near
        if leaving.months_left(departure.leaves_on, today) <= RADAR_MONTHS
    }


def picture(blips: Iterable[Blip]) -> list[RadarRow]:
    """People by division and time left, divisions with the gravest first; later than the last column is left out."""
    by_division: dict[str, dict[int, list[Blip]]] = defaultdict(lambda: defaultdict(list))
    for blip in blips:
        if blip.band is not None:
            division = blip.departure.division
            by_division[division.name if division else ""][blip.band].append(blip)
    return [
        RadarRow(division, tuple((band, tuple(cells[band])) for band in BANDS))
        for division, cells in by_division.items()
    ]


def staying(need: CriticalNeed, gone: dict[int, Departure], but: int = 0) -> int:
    """How many people who can do it alone stay, not counting one person."""
    return sum(1 for holder in need.covering if holder.person_id != but and holder.person_id not in gone)


def _blip(
    departure: Departure, needs: list[CriticalNeed], gone: dict[int, Departure], named: set[int], today: date
) -> Blip:
    months = leaving.months_left(departure.leaves_on, today)
    person = departure.person_id
    held = tuple((need, staying(need, gone, person)) for need in needs if need.is_held_by(person))
    weights = [Held(need.criticality, others) for need, others in held] or ([Held(1, 2)] if person in named else [])
    begun = leaving.begun(departure.leaves_on, today)
    return Blip(
        departure=departure,
        hand_over=getattr(departure, "hand_over", None),
        months=months,
        needs=held,
        danger=risk.danger(weights, months),
        step=begun[-1] if begun else None,
    )
