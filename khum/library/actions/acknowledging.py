"""Asking people to acknowledge an item (รับทราบ), by the organisation chart of that day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.library import permissions
from khum.library.actions import items
from khum.library.models import Acknowledgement, Item, Receipt, Revision
from khum.people.models import Holding
from khum.people.standing import Standing

USUAL_DAYS = 14


@transaction.atomic
def ask(*, item_id: int, division_ids: Iterable[int], due_on: date, by: Standing, at: datetime) -> Acknowledgement:
    """Ask everybody who holds a position in the divisions (in the whole organisation where none is named)."""
    item = items.locked(item_id, by)
    permissions.may_ask(by, item).or_raise()
    if item.current is None:
        raise NotPossibleError(_("Only a published item is acknowledged."))
    if due_on < by.today:
        raise NotPossibleError(_("The day until which people answer lies in the past."))
    return _ask(item, item.current, sorted(set(division_ids)), due_on, by=by, at=at)


def ask_again(item: Item, revision: Revision, *, by: Standing, at: datetime) -> Acknowledgement | None:
    """Open the next round after a material change, for the same divisions; nothing where nobody was ever asked."""
    last = Acknowledgement.objects.filter(item=item).first()
    if last is None or last.revision_id == revision.pk:
        return None
    return _ask(item, revision, last.division_ids, by.today + timedelta(days=USUAL_DAYS), by=by, at=at)


@transaction.atomic
def acknowledge(*, acknowledgement_id: int, by: Standing, at: datetime) -> Receipt:
    """Say "I have read this"; a second time changes nothing."""
    receipt = (
        Receipt.objects.select_for_update()
        .filter(acknowledgement_id=acknowledgement_id, person=by.person)
        .select_related("acknowledgement__item")
        .first()
    )
    if receipt is None:
        raise NotPossibleError(_("You were not asked to acknowledge this."))
    if receipt.at is None:
        receipt.at = at
        receipt.save(update_fields=["at"])
        ledger.record("item.acknowledged", receipt.acknowledgement.item, by=by, at=at)
    return receipt


def _ask(
    item: Item, revision: Revision, division_ids: list[int], due_on: date, *, by: Standing, at: datetime
) -> Acknowledgement:
    Acknowledgement.objects.filter(item=item, closed_at=None).update(closed_at=at)
    asked = Acknowledgement.objects.create(
        item=item,
        revision=revision,
        round=Acknowledgement.objects.filter(item=item).count() + 1,
        division_ids=division_ids,
        due_on=due_on,
        asked_by=by.person,
        asked_at=at,
    )
    people = _audience(item, division_ids, by.today)
    if not people:
        raise NotPossibleError(_("Nobody who may read this item holds a position there."))
    for receipt in people:
        receipt.acknowledgement = asked
    Receipt.objects.bulk_create(people)
    ledger.record("item.acknowledgement_asked", item, by=by, at=at, detail={"people": len(people)})
    return asked


def _audience(item: Item, division_ids: list[int], today: date) -> list[Receipt]:
    """One receipt a person, in the order of the chart; only people whom the item is open to."""
    held = Holding.objects.on(today).filter(
        position__organisation_id=item.organisation_id, position__closed_on=None, person__is_active=True
    )
    if division_ids:
        held = held.filter(position__division__in=division_ids)
    if item.visibility == "division":
        held = held.filter(position__division_id=item.division_id)
    if item.visibility == "named":
        held = held.filter(person__in=[int(pk) for pk in item.named_ids.strip(",").split(",") if pk])
    rows = held.select_related("person", "position__division").order_by(
        "position__division__order", "position__order", "id"
    )
    found: dict[int, Receipt] = {}
    for row in rows:
        division = row.position.division.name if row.position.division else ""
        found.setdefault(
            row.person_id,
            Receipt(person=row.person, name=row.person.full_name, title=row.position.title, division=division),
        )
    return list(found.values())
