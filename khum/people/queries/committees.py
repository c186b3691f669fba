"""Who sits on a committee, and which divisions have nobody there (rows 114, 118; metric M16)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from khum.people.models import Committee, Division, Holding, Organisation, Person, Seat
from khum.people.rules import CommitteeKind


@dataclass(frozen=True, slots=True)
class Sitting:
    """A seat with whoever sits on it on the day; ``person`` None is a vacant seat."""

    seat: Seat
    person: Person | None
    is_acting: bool = False

    @property
    def division_id(self) -> int | None:
        """Division that the seat's position belongs to."""
        return self.seat.position.division_id if self.seat.position else None


@dataclass(slots=True)
class DivisionSeats:
    """A division with its members on a committee."""

    division: Division
    members: list[Sitting] = field(default_factory=list)


def sittings(committee: Committee, *, on: date) -> list[Sitting]:
    """Seats of a committee in order, with whoever holds each on a day: two queries."""
    seats = list(committee.seats.on(on).select_related("position__division", "person"))
    holders = _holders([seat.position_id for seat in seats if seat.position_id], on)
    found = []
    for seat in seats:
        if seat.person_id:
            found.append(Sitting(seat, seat.person))
        else:
            holding = holders.get(seat.position_id or 0)
            found.append(Sitting(seat, holding.person if holding else None, bool(holding and holding.is_acting)))
    return found


def _holders(positions: list[int], on: date) -> dict[int, Holding]:
    """Who holds each position on a day; an acting holder only where nobody holds it in their own right."""
    holders: dict[int, Holding] = {}
    for holding in Holding.objects.on(on).filter(position__in=positions).select_related("person"):
        holders.setdefault(holding.position_id, holding)  # own right comes first: Holding.Meta.ordering
    return holders


def committee_of_year(organisation: Organisation, kind: CommitteeKind, year_be: int) -> Committee | None:
    """The committee of a kind that was formed for a fiscal year; the last one where several were."""
    return Committee.objects.filter(organisation=organisation, kind=kind, year_be=year_be).order_by("-id").first()


def seats_per_division(organisation: Organisation, year_be: int, *, on: date) -> list[DivisionSeats]:
    """Open divisions with their members on the KM committee of a fiscal year: four queries (row 118)."""
    divisions = {
        division.pk: DivisionSeats(division)
        for division in Division.objects.filter(organisation=organisation)
        if division.closed_on is None or division.closed_on > on
    }
    committee = committee_of_year(organisation, CommitteeKind.KM, year_be)
    for sitting in sittings(committee, on=on) if committee else []:
        if sitting.person is not None and sitting.division_id in divisions:
            divisions[sitting.division_id].members.append(sitting)
    return list(divisions.values())
