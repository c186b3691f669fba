"""Changing a person and the hand-over of a post; a person who leaves is never deleted."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khum.domain import recording
from khum.domain.verdict import NotPossibleError
from khum.people import permissions
from khum.people.actions import chart
from khum.people.models import Holding, Person, Position
from khum.people.standing import Standing

FIELDS = ("prefix", "first_name", "last_name", "phone", "staff_kind", "joined_on")


@transaction.atomic
def edit_person(*, person_id: int, by: Standing, at: datetime, **fields: Any) -> Person:
    """Change what is known of a person; the account has its own page."""
    permissions.may_manage_people(by).or_raise()
    person: Person = Person.objects.select_for_update().get(pk=person_id, organisation_id=by.organisation_id)
    changed = [name for name in FIELDS if name in fields and getattr(person, name) != fields[name]]
    for name in changed:
        setattr(person, name, fields[name])
    if changed:
        person.save(update_fields=changed)
        recording.record("person.changed", person, by=by, at=at, detail={"fields": changed})
    return person


@transaction.atomic
def leave(*, person_id: int, last_day: date, by: Standing, at: datetime) -> Person:
    """A person leaves the council: every post ends on the last day. What they wrote stays under their name."""
    permissions.may_manage_people(by).or_raise()
    person: Person = Person.objects.select_for_update().get(pk=person_id, organisation_id=by.organisation_id)
    if person.pk == by.person_id:
        raise NotPossibleError(_("You cannot record your own leaving. Ask another HR officer or administrator."))
    current = Holding.objects.select_for_update().filter(person=person).exclude(end_date__lte=last_day)
    if current.filter(start_date__gt=last_day).exists():
        raise NotPossibleError(_("This person takes a position after that day. End that first."))
    for holding in current.select_related("position"):
        chart.end_holding(holding_id=holding.pk, end=last_day, by=by, at=at)
    person.left_on = last_day
    person.save(update_fields=["left_on"])
    recording.record("person.left", person, by=by, at=at, detail={"on": last_day.isoformat()})
    return person


@transaction.atomic
def hand_over(
    *,
    position_id: int,
    successor_id: int,
    start: date,
    is_acting: bool,
    by: Standing,
    at: datetime,
    order_reference: str = "",
    leaves_posts: bool = False,
    holder_stays: bool = False,
) -> Holding:
    """Give a post to a successor from a day on: whoever held it holds it until the eve.

    Seats and roles of the post go with it by themselves. With ``leaves_posts`` the successor's other posts that are
    held in their own right end on the eve too. With ``holder_stays`` only those who act in it end: the successor acts
    for a holder who is absent.
    """
    permissions.may_manage_people(by).or_raise()
    position = Position.objects.select_for_update().get(pk=position_id, organisation_id=by.organisation_id)
    successor = Person.objects.get(pk=successor_id, organisation_id=by.organisation_id)
    eve = start - timedelta(days=1)
    leaving = Holding.objects.filter(position=position).exclude(end_date__lt=start)
    if holder_stays:
        leaving = leaving.filter(is_acting=True)
    if leaves_posts:
        others = Holding.objects.filter(person=successor, is_acting=False, end_date=None, start_date__lt=start)
        leaving = leaving | others
    for holding in leaving:
        if holding.start_date >= start:
            raise NotPossibleError(_("This position is held from a later day already. End that first."))
        chart.end_holding(holding_id=holding.pk, end=eve, by=by, at=at)
    return chart.appoint(
        position=position,
        person=successor,
        start=start,
        is_acting=is_acting,
        order_reference=order_reference,
        by=by,
        at=at,
    )
