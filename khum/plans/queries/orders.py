"""The order that appoints a committee: who sits, who signs, which number comes next."""

from __future__ import annotations

from datetime import date

from django.db.models import Max

from khum.domain import thai_date
from khum.people.models import Committee
from khum.people.rules import PositionKind, SeatRole
from khum.plans.papers.order import CommitteeOrder, OrderSeat
from khum.plans.queries.signing import Holder, holders


def order_of(committee: Committee, *, today: date) -> CommitteeOrder:
    """The order as it stands: signed by who holds, or acts in, the post of the chief executive on its day."""
    organisation = committee.organisation
    day = committee.order_date or today
    chief = holders(committee.organisation_id, [PositionKind.CHIEF_EXECUTIVE], day).get(
        PositionKind.CHIEF_EXECUTIVE, Holder("", organisation.titles.chief_executive)
    )
    return CommitteeOrder(
        organisation=organisation.name,
        committee=committee.name,
        plan_year_be=committee.year_be,
        seats=tuple(
            OrderSeat(str(seat.position or seat.person), SeatRole(seat.role).label_th)
            for seat in committee.seats.on(max(day, committee.start_date)).select_related("position", "person")
        ),
        duties=tuple(line.strip(" -–•") for line in committee.duties.splitlines() if line.strip(" -–•")),
        number=committee.order_number,
        year_be=committee.order_year_be,
        issued_on=committee.order_date,
        effective_on=committee.start_date,
        signer_name=chief.name,
        signer_position=chief.position,
        acting_for=chief.acting_for,
        emblem_sha256=organisation.emblem_sha256,
    )


def next_number(organisation_id: int, issued_on: date) -> int:
    """The number that the next order of the calendar year would bear (domain.md §2): one query."""
    numbered = Committee.objects.filter(organisation_id=organisation_id, order_year_be=thai_date.be_year(issued_on))
    return (numbered.aggregate(last=Max("order_number"))["last"] or 0) + 1
