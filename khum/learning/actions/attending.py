"""Taking part: attended or not, days and cost, certificate, sessions of a course."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.files.models import StoredFile
from khum.learning import permissions
from khum.learning.actions.planning import locked
from khum.learning.models import Place, Session, Training
from khum.learning.rules.states import ATTENDED, PlaceState
from khum.people.standing import Standing


@transaction.atomic
def attend(
    *,
    place_id: int,
    days: Decimal | None = None,
    cost: Decimal | None = None,
    certificate: StoredFile | None = None,
    by: Standing,
    at: datetime,
) -> Place:
    """Note that the person took part; days and cost are the training's where they are not given."""
    place = locked(place_id, by)
    permissions.may_step(by, place, PlaceState.ATTENDED).or_raise()
    training = place.training
    if training.starts_on > by.today:
        raise NotPossibleError(_("The training has not begun yet."))
    place.state = PlaceState.ATTENDED
    place.days = training.days if days is None else days
    place.cost = training.cost_per_person if cost is None else cost
    place.certificate = certificate or place.certificate
    place.save(update_fields=["state", "days", "cost", "certificate"])
    detail = {"place": place.pk, "days": str(place.days), "cost": str(place.cost)}
    ledger.record("training.attended", training, by=by, at=at, detail=detail)
    return place


@transaction.atomic
def leave(*, place_id: int, missed: bool, reason: str, by: Standing, at: datetime) -> Place:
    """Note that the person does not go (cancelled) or did not come (missed), with the reason."""
    place = locked(place_id, by)
    to = PlaceState.MISSED if missed else PlaceState.CANCELLED
    permissions.may_step(by, place, to).or_raise()
    if not reason.strip():
        raise NotPossibleError(_("Say why."))
    place.state, place.decided_reason = to, reason.strip()[:300]
    place.save(update_fields=["state", "decided_reason"])
    ledger.record("training.left", place.training, by=by, at=at, detail={"place": place.pk, "state": to.value})
    return place


@transaction.atomic
def certify(*, place_id: int, certificate: StoredFile, by: Standing, at: datetime) -> Place:
    """Keep the certificate, also later."""
    place = locked(place_id, by)
    permissions.may_certify(by, place).or_raise()
    place.certificate = certificate
    place.save(update_fields=["certificate"])
    ledger.record("training.certified", place.training, by=by, at=at, detail={"place": place.pk})
    return place


@transaction.atomic
def hold_session(
    *, training_id: int, held_on: date, topic: str, came: Iterable[int], by: Standing, at: datetime
) -> Session:
    """Keep one session of a course of the council with who was there; who came once has attended."""
    training: Training = Training.objects.visible_to(by).select_for_update().get(pk=training_id)
    permissions.may_change(by, training).or_raise()
    if not training.is_internal or training.cancelled_on:
        raise NotPossibleError(_("Sessions are kept of courses that the council holds itself."))
    if held_on > by.today:
        raise NotPossibleError(_("This day has not come yet."))
    made: Session = Session.objects.create(training=training, held_on=held_on, topic=topic.strip())
    places = list(training.places.filter(pk__in=came, state__in=[PlaceState.APPROVED, *ATTENDED]))
    made.came.set(places)
    for place in places:
        if place.state_value is PlaceState.APPROVED:
            place.state, place.days, place.cost = PlaceState.ATTENDED, training.days, training.cost_per_person
            place.save(update_fields=["state", "days", "cost"])
    detail = {"topic": made.topic[:200], "came": [place.person_id for place in places]}
    ledger.record("training.session_held", training, by=by, at=at, detail=detail)
    return made
