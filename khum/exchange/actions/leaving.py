"""Noting who leaves, and calling it off (row 93)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.exchange import permissions
from khum.exchange.models import Departure
from khum.exchange.rules.leaving import LeavingKind
from khum.people.models import Holding, Person, Position
from khum.people.standing import Standing


@transaction.atomic
def note(
    *, person_id: int, kind: LeavingKind, leaves_on: date, source: str = "", by: Standing, at: datetime
) -> Departure:
    """Note that a person leaves on a day, or change what was noted; post and division are those held today."""
    person: Person = Person.objects.visible_to(by).select_for_update().get(pk=person_id)
    post = main_post(person, by.today)
    division = post.division_id if post else None
    permissions.may_note_departure(by, person_id=person.pk, division_id=division).or_raise()
    if person.left_on is not None and person.left_on < by.today:
        raise NotPossibleError(_("This person has left already."))
    departure, is_new = Departure.objects.update_or_create(
        person=person,
        cancelled_on=None,
        defaults={"kind": kind.value, "leaves_on": leaves_on, "source": source.strip()},
        create_defaults={
            "organisation": by.organisation,
            "kind": kind.value,
            "leaves_on": leaves_on,
            "source": source.strip(),
            "position": post,
            "division_id": division,
            "created_by": by.person,
            "created_at": at,
        },
    )
    verb = "departure.noted" if is_new else "departure.changed"
    ledger.record(verb, departure, by=by, at=at, detail={"kind": kind.value, "on": leaves_on.isoformat()})
    return departure


@transaction.atomic
def call_off(*, departure_id: int, reason: str, by: Standing, at: datetime) -> Departure:
    """The person stays after all; what was written in a hand-over is kept."""
    departure: Departure = Departure.objects.visible_to(by).select_for_update(of=("self",)).get(pk=departure_id)
    permissions.may_arrange(by, departure).or_raise()
    if departure.cancelled_on is not None:
        raise NotPossibleError(_("This was called off already."))
    if not reason.strip():
        raise NotPossibleError(_("Say why."))
    departure.cancelled_on, departure.cancelled_reason = by.today, reason.strip()
    departure.save(update_fields=["cancelled_on", "cancelled_reason"])
    ledger.record("departure.called_off", departure, by=by, at=at, detail={"reason": departure.cancelled_reason})
    return departure


def main_post(person: Person, today: date) -> Position | None:
    """The first post that a person holds in their own right, else one acted in: one query."""
    held = Holding.objects.on(today).filter(person=person, position__closed_on=None)
    holding = held.select_related("position").order_by("is_acting", "start_date", "pk").first()
    return holding.position if holding else None
