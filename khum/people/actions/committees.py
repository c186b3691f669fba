"""Committees, their seats and the numbers of their orders (rows 114, 118)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from khum.domain import recording, thai_date
from khum.domain.verdict import NotPossibleError
from khum.people import permissions
from khum.people.models import Committee, Organisation, Person, Position, Seat
from khum.people.rules import CommitteeKind, SeatRole
from khum.people.standing import Standing


@transaction.atomic
def form_committee(
    *, kind: CommitteeKind, name: str, year_be: int, start: date, by: Standing, at: datetime, duties: str = ""
) -> Committee:
    """Form a committee for a fiscal year; its seats follow."""
    permissions.may_manage_people(by).or_raise()
    committee = Committee.objects.create(
        organisation_id=by.organisation_id, kind=kind, name=name, year_be=year_be, start_date=start, duties=duties
    )
    recording.record("committee.formed", committee, by=by, at=at)
    return committee


@transaction.atomic
def add_seat(*, committee_id: int, position: Position, role: SeatRole, start: date, by: Standing, at: datetime) -> Seat:
    """Bind a seat to a position: whoever holds the position sits, also after a change of holder."""
    permissions.may_manage_people(by).or_raise()
    committee = Committee.objects.select_for_update().get(pk=committee_id, organisation_id=by.organisation_id)
    if position.organisation_id != by.organisation_id:
        raise NotPossibleError(_("The position and the person must belong to your organisation."))
    if committee.seats.filter(position=position, end_date=None).exists():
        raise NotPossibleError(_("This position has a seat on the committee already."))
    seat = Seat.objects.create(
        committee=committee, position=position, role=role, order=committee.seats.count(), start_date=start
    )
    recording.record("committee.seat_added", committee, by=by, at=at, detail={"position": position.pk, "role": role})
    return seat


@transaction.atomic
def number_order(
    *, committee_id: int, issued_on: date, by: Standing, at: datetime, number: int | None = None
) -> Committee:
    """Give the committee's order its number. Orders count by calendar year, not by fiscal year (domain.md §2)."""
    permissions.may_manage_people(by).or_raise()
    committee = Committee.objects.select_for_update().get(pk=committee_id, organisation_id=by.organisation_id)
    if committee.order_number:
        raise NotPossibleError(_("This order has its number already."))
    return _numbered(committee, "committee.order_numbered", number, issued_on, by=by, at=at)


@transaction.atomic
def correct_order(*, committee_id: int, issued_on: date, number: int, by: Standing, at: datetime) -> Committee:
    """Put a number or date right that was recorded wrongly; the ledger keeps what stood there before."""
    permissions.may_manage_people(by).or_raise()
    committee = Committee.objects.select_for_update().get(pk=committee_id, organisation_id=by.organisation_id)
    if not committee.order_number:
        raise NotPossibleError(_("This order has no number yet."))
    return _numbered(committee, "committee.order_corrected", number, issued_on, by=by, at=at)


def _numbered(
    committee: Committee, verb: str, number: int | None, issued_on: date, *, by: Standing, at: datetime
) -> Committee:
    # The council's row is held, so that two orders numbered at once never get one number.
    Organisation.objects.select_for_update().get(pk=by.organisation_id)
    year = thai_date.be_year(issued_on)
    numbered = Committee.objects.filter(organisation_id=by.organisation_id, order_year_be=year).exclude(pk=committee.pk)
    wanted = number or (numbered.aggregate(last=Max("order_number"))["last"] or 0) + 1
    if numbered.filter(order_number=wanted).exists():
        raise NotPossibleError(_("Another order of this year has this number already."))
    before = {"number": committee.order_number, "year": committee.order_year_be} if committee.order_number else {}
    committee.order_number, committee.order_year_be, committee.order_date = wanted, year, issued_on
    committee.save(update_fields=["order_number", "order_year_be", "order_date"])
    detail = {"number": wanted, "year": year, **({"before": before} if before else {})}
    recording.record(verb, committee, by=by, at=at, detail=detail)
    return committee


@transaction.atomic
def edit_committee(*, committee_id: int, by: Standing, at: datetime, **fields: Any) -> Committee:
    """Change the name, the duties or the term of a committee."""
    permissions.may_manage_people(by).or_raise()
    committee = Committee.objects.select_for_update().get(pk=committee_id, organisation_id=by.organisation_id)
    changed = [
        name
        for name in ("name", "duties", "start_date", "end_date")
        if name in fields and getattr(committee, name) != fields[name]
    ]
    for name in changed:
        setattr(committee, name, fields[name])
    if changed:
        committee.save(update_fields=changed)
        recording.record("committee.changed", committee, by=by, at=at, detail={"fields": changed})
    return committee


@transaction.atomic
def seat_person(*, committee_id: int, person: Person, role: SeatRole, start: date, by: Standing, at: datetime) -> Seat:
    """Give a seat to a named person, for whom no post stands."""
    permissions.may_manage_people(by).or_raise()
    committee = Committee.objects.select_for_update().get(pk=committee_id, organisation_id=by.organisation_id)
    if person.organisation_id != by.organisation_id:
        raise NotPossibleError(_("The position and the person must belong to your organisation."))
    if committee.seats.filter(person=person, end_date=None).exists():
        raise NotPossibleError(_("This person has a seat on the committee already."))
    seat = Seat.objects.create(
        committee=committee, person=person, role=role, order=committee.seats.count(), start_date=start
    )
    recording.record("committee.seat_added", committee, by=by, at=at, detail={"person": person.pk, "role": role})
    return seat


@transaction.atomic
def end_seat(*, seat_id: int, end: date, by: Standing, at: datetime) -> Seat:
    """End a seat; ``end`` is its last day."""
    permissions.may_manage_people(by).or_raise()
    seat = (
        Seat.objects.select_for_update(of=("self",))
        .select_related("committee")
        .get(pk=seat_id, committee__organisation_id=by.organisation_id)
    )
    if end < seat.start_date:
        raise NotPossibleError(_("The last day is before the first day."))
    seat.end_date = end
    seat.save(update_fields=["end_date"])
    recording.record("committee.seat_ended", seat.committee, by=by, at=at, detail={"seat": seat.pk})
    return seat


@transaction.atomic
def form_again(*, committee_id: int, year_be: int, start: date, by: Standing, at: datetime) -> Committee:
    """Form a committee for another fiscal year with the duties and the seats of an earlier one."""
    permissions.may_manage_people(by).or_raise()
    old = Committee.objects.get(pk=committee_id, organisation_id=by.organisation_id)
    if Committee.objects.filter(organisation_id=by.organisation_id, kind=old.kind, name=old.name, year_be=year_be):
        raise NotPossibleError(_("This committee is formed for that year already."))
    new = form_committee(
        kind=CommitteeKind(old.kind), name=old.name, year_be=year_be, start=start, duties=old.duties, by=by, at=at
    )
    seats = old.seats.filter(Q(end_date=None) | Q(end_date__gte=start))
    seats = seats.filter(Q(position=None) | Q(position__closed_on=None) | Q(position__closed_on__gt=start))
    Seat.objects.bulk_create(
        Seat(
            committee=new,
            position_id=seat.position_id,
            person_id=seat.person_id,
            role=seat.role,
            order=order,
            start_date=start,
        )
        for order, seat in enumerate(seats)
    )
    return new
