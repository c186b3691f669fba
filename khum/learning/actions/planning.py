"""Entering a training, asking to go, sending people, deciding."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.learning import permissions
from khum.learning.models import Place, Training
from khum.learning.rules.states import PlaceState, may_move
from khum.people.models import Holding, Person, Position
from khum.people.rules import PositionKind
from khum.people.standing import Standing

FIELDS = (
    *("kind", "title", "organiser", "is_internal", "is_about_km", "place", "starts_on", "ends_on", "days"),
    *("cost_per_person", "order_reference", "content", "audience", "method", "evaluation"),
)


@transaction.atomic
def enter(*, values: dict[str, Any], by: Standing, at: datetime) -> Training:
    """Enter a training; nobody is on it yet."""
    made: Training = Training.objects.create(
        organisation=by.organisation, created_by=by.person, created_at=at, **_known(values)
    )
    ledger.record("training.entered", made, by=by, at=at)
    return made


@transaction.atomic
def ask(*, values: dict[str, Any], reason: str, by: Standing, at: datetime) -> Place:
    """Ask to go to a training that is not in the list yet."""
    return join(training_id=enter(values=values, by=by, at=at).pk, reason=reason, by=by, at=at)


@transaction.atomic
def join(*, training_id: int, reason: str, by: Standing, at: datetime) -> Place:
    """Ask for a place on a training."""
    training = _open(training_id, by)
    if by.person is None:
        raise NotPossibleError(_("Only a person can ask for a place."))
    if training.places.filter(person=by.person).exists():
        raise NotPossibleError(_("You asked for this training already."))
    place = _place(training, by.person, reason=reason, at=at, by=by)
    ledger.record("training.asked", training, by=by, at=at, detail={"place": place.pk})
    return place


@transaction.atomic
def send(*, training_id: int, person_ids: Iterable[int], reason: str = "", by: Standing, at: datetime) -> list[Place]:
    """Send people; an order approves them, a head those of the own division, others are decided on. Known ones stay."""
    permissions.may_send(by).or_raise()
    training = _open(training_id, by)
    known = set(training.places.values_list("person_id", flat=True))
    people = Person.objects.visible_to(by).filter(pk__in=set(person_ids) - known, is_active=True).order_by("pk")
    made = [_place(training, person, reason=reason, at=at, by=by) for person in people]
    for place in made:
        by_order = training.order_reference and permissions.approves_by_order(by)
        if by_order or _is_head_of(by, place):
            _decide(place, PlaceState.APPROVED, training.order_reference, by=by)
    if made:
        detail = {"people": [place.person_id for place in made], "order": training.order_reference}
        ledger.record("training.sent", training, by=by, at=at, detail=detail)
    return made


@transaction.atomic
def decide(*, place_id: int, approve: bool, reason: str = "", by: Standing, at: datetime) -> Place:
    """Approve a request, or refuse it with the reason."""
    place = locked(place_id, by)
    permissions.may_decide(by, place).or_raise()
    to = PlaceState.APPROVED if approve else PlaceState.REFUSED
    if not may_move(place.state_value, to):
        raise NotPossibleError(_("This request was decided already."))
    if not approve and not reason.strip():
        raise NotPossibleError(_("Say why it is refused."))
    _decide(place, to, reason.strip(), by=by)
    verb = "training.approved" if approve else "training.refused"
    ledger.record(verb, place.training, by=by, at=at, detail={"place": place.pk, "reason": reason[:200]})
    return place


@transaction.atomic
def cancel(*, training_id: int, reason: str, by: Standing, at: datetime) -> Training:
    """Cancel a training with the places that have not taken part."""
    training = _open(training_id, by)
    permissions.may_change(by, training).or_raise()
    if not reason.strip():
        raise NotPossibleError(_("Say why it is cancelled."))
    training.cancelled_on, training.cancelled_reason = by.today, reason.strip()
    training.save(update_fields=["cancelled_on", "cancelled_reason"])
    training.places.filter(state__in=[PlaceState.ASKED, PlaceState.APPROVED]).update(state=PlaceState.CANCELLED)
    ledger.record("training.cancelled", training, by=by, at=at, detail={"reason": reason[:200]})
    return training


@transaction.atomic
def change(*, training_id: int, values: dict[str, Any], by: Standing, at: datetime) -> Training:
    """Change what is known of a training."""
    training = _open(training_id, by)
    permissions.may_change(by, training).or_raise()
    before = {name: getattr(training, name) for name in FIELDS}
    changed = [name for name, value in _known(values).items() if before[name] != value]
    for name in changed:
        setattr(training, name, values[name])
    if changed:
        training.save(update_fields=changed)
        detail = {name: [str(before[name]), str(values[name])] for name in changed}
        ledger.record("training.changed", training, by=by, at=at, detail=detail)
    return training


def locked(place_id: int, by: Standing) -> Place:
    """A place of the own council, locked; raises Place.DoesNotExist."""
    found: Place = (
        Place.objects.visible_to(by)
        .select_for_update(of=("self",))
        .select_related("training", "person")
        .get(pk=place_id)
    )
    return found


def _open(training_id: int, by: Standing) -> Training:
    training: Training = Training.objects.visible_to(by).select_for_update().get(pk=training_id)
    if training.cancelled_on:
        raise NotPossibleError(_("This training was cancelled."))
    return training


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in FIELDS}


def _place(training: Training, person: Person, *, reason: str, at: datetime, by: Standing) -> Place:
    post = _post(person, by)
    made: Place = Place.objects.create(
        training=training,
        person=person,
        division=post.division if post else None,
        title=post.title if post else "",
        reason=reason.strip(),
        asked_at=at,
    )
    return made


def _is_head_of(by: Standing, place: Place) -> bool:
    return place.division_id in by.headed_division_ids and place.person_id != by.person_id


def _signs_as(by: Standing, place: Place) -> str:
    """Title under the decision; who acts for the head signs as such."""
    if place.division_id in by.headed_division_ids:
        return by.signing_title(PositionKind.DIVISION_HEAD)
    kinds = (PositionKind.PERMANENT_SECRETARY, PositionKind.CHIEF_EXECUTIVE)
    return by.signing_title(next((kind for kind in kinds if kind in by.position_kinds), ""))


def _post(person: Person, by: Standing) -> Position | None:
    held = Holding.objects.on(by.today).filter(person=person).select_related("position__division")
    found = held.order_by("is_acting", "start_date", "id").first()
    return found.position if found else None


def _decide(place: Place, to: PlaceState, reason: str, *, by: Standing) -> None:
    place.state = to
    place.decided_on, place.decided_name, place.decided_title = by.today, by.name, _signs_as(by, place)
    place.decided_reason = reason[:300]
    place.save(update_fields=["state", "decided_on", "decided_name", "decided_title", "decided_reason"])
