"""The organisation chart: divisions, positions, persons, and who holds what for how long."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khum.domain import recording
from khum.domain.verdict import NotPossibleError
from khum.people import permissions, rules
from khum.people.models import Division, Holding, Person, Position
from khum.people.standing import Standing


@transaction.atomic
def add_division(*, name: str, by: Standing, at: datetime) -> Division:
    """Add a สำนัก or กอง at the end of the list."""
    permissions.may_manage_people(by).or_raise()
    if Division.objects.filter(organisation_id=by.organisation_id, name=name).exists():
        raise NotPossibleError(_("There is a division of this name already."))
    order = Division.objects.filter(organisation_id=by.organisation_id).count()
    division = Division.objects.create(organisation_id=by.organisation_id, name=name, order=order)
    recording.record("division.added", division, by=by, at=at)
    return division


@transaction.atomic
def add_position(*, title: str, kind: str, division: Division | None, by: Standing, at: datetime) -> Position:
    """Add a post; it has no holder until somebody is appointed."""
    permissions.may_manage_people(by).or_raise()
    if division is not None and division.organisation_id != by.organisation_id:
        raise NotPossibleError(_("This division belongs to another organisation."))
    order = Position.objects.filter(organisation_id=by.organisation_id).count()
    position = Position.objects.create(
        organisation_id=by.organisation_id, title=title, kind=kind, division=division, order=order
    )
    recording.record("position.added", position, by=by, at=at)
    return position


@transaction.atomic
def add_person(*, by: Standing, at: datetime, **fields: Any) -> Person:
    """Add a person without an account; ``fields`` are those of :class:`Person`."""
    permissions.may_manage_people(by).or_raise()
    person = Person.objects.create_user(fields.pop("username", None), organisation_id=by.organisation_id, **fields)
    recording.record("person.added", person, by=by, at=at)
    return person


@transaction.atomic
def appoint(
    *,
    position: Position,
    person: Person,
    start: date,
    by: Standing,
    at: datetime,
    is_acting: bool = False,
    order_reference: str = "",
) -> Holding:
    """Give a post to a person from a day on. A full appointment ends whoever held it; acting stands beside."""
    permissions.may_manage_people(by).or_raise()
    if {position.organisation_id, person.organisation_id} != {by.organisation_id}:
        raise NotPossibleError(_("The position and the person must belong to your organisation."))
    _check_open(position, person, start)
    if not is_acting:
        _end_before(position, start)
    _check_term(position, rules.Term(person.pk, start, None, is_acting))
    holding = Holding.objects.create(
        position=position, person=person, start_date=start, is_acting=is_acting, order_reference=order_reference
    )
    recording.record("position.appointed", position, by=by, at=at, detail={"person": person.pk, "acting": is_acting})
    return holding


def _check_open(position: Position, person: Person, start: date) -> None:
    if position.closed_on is not None and position.closed_on <= start:
        raise NotPossibleError(_("This position is closed on that day."))
    if person.left_on is not None and person.left_on < start:
        raise NotPossibleError(_("This person has left the organisation by that day."))


def _check_term(position: Position, term: rules.Term) -> None:
    others = [
        rules.Term(holding.person_id, holding.start_date, holding.end_date, holding.is_acting)
        for holding in Holding.objects.select_for_update().filter(position=position)
    ]
    match rules.refusal_of_term(term, others):
        case rules.TermRefusal.SAME_PERSON_TWICE:
            raise NotPossibleError(_("This person is in this position on that day already."))
        case rules.TermRefusal.HELD_BY_ANOTHER:
            raise NotPossibleError(_("Somebody else holds this position on that day. Choose a later day."))


def _end_before(position: Position, start: date) -> None:
    """End every holding of a post on the eve of ``start``; refuses where one begins only then."""
    current = Holding.objects.select_for_update().filter(position=position, end_date=None)
    if current.filter(start_date__gte=start).exists():
        raise NotPossibleError(_("This position is held from a later day already. End that first."))
    current.update(end_date=start - timedelta(days=1))


@transaction.atomic
def end_holding(*, holding_id: int, end: date, by: Standing, at: datetime) -> Holding:
    """End a holding; ``end`` is its last day. The position is vacant afterwards."""
    permissions.may_manage_people(by).or_raise()
    holding = Holding.objects.select_for_update().get(pk=holding_id, position__organisation_id=by.organisation_id)
    if end < holding.start_date:
        raise NotPossibleError(_("The last day is before the first day."))
    holding.end_date = end
    holding.save(update_fields=["end_date"])
    recording.record("position.left", holding.position, by=by, at=at, detail={"person": holding.person_id})
    return holding
