"""What goes with a post, and the committees as their pages show them (rows 114, 118)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from khum.people.models import Committee, Division, Position, RoleGrant, Seat
from khum.people.queries import chart
from khum.people.queries.committees import Sitting, sittings
from khum.people.standing import Standing


@dataclass(frozen=True, slots=True)
class CommitteePage:
    """A committee on a day: its seats, and the divisions that have nobody on it."""

    sittings: list[Sitting]
    divisions_without: list[Division]

    @property
    def vacant(self) -> int:
        """Seats on which nobody sits."""
        return sum(sitting.person is None for sitting in self.sittings)


def of_position(position: Position, *, on: date) -> QuerySet[Seat]:
    """Seats that a post brings with it on a day."""
    running = Q(committee__end_date=None) | Q(committee__end_date__gte=on)
    found = Seat.objects.on(on).filter(running, position=position).select_related("committee")
    return found.order_by("-committee__year_be", "committee_id")


def roles_of(position: Position, *, on: date) -> QuerySet[RoleGrant]:
    """Group roles that a post brings with it on a day."""
    return RoleGrant.objects.on(on).filter(position=position)


def roles(standing: Standing) -> QuerySet[RoleGrant]:
    """Group roles of the council that run or are still to begin, by role."""
    lasting = RoleGrant.objects.visible_to(standing).exclude(end_date__lt=standing.today)
    found: QuerySet[RoleGrant] = lasting.select_related("position", "person").order_by("role", "start_date", "id")
    return found


def listed(standing: Standing) -> QuerySet[Committee]:
    """Committees, the newest year first, with the number of their seats."""
    own = Committee.objects.filter(organisation_id=standing.organisation_id)
    return own.annotate(seat_count=Count("seats")).order_by("-year_be", "kind", "id")


def page(committee: Committee, standing: Standing) -> CommitteePage:
    """Seats of a committee with who sits there: on today, or on its first or last day where today is outside."""
    on = max(standing.today, committee.start_date)
    if committee.end_date is not None:
        on = min(on, committee.end_date)
    found = sittings(committee, on=on)
    present = {sitting.division_id for sitting in found if sitting.person is not None}
    without = [division for division in chart.open_divisions(standing) if division.pk not in present]
    return CommitteePage(found, without)
