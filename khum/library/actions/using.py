"""Using items: one tap, the case and the benefit, the confirmation of the head; votes; reads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.library import permissions
from khum.library.actions import items
from khum.library.models import Item, ReadCount, Use, Vote
from khum.library.rules.states import IN_SERVICE, Channel
from khum.people.standing import Standing

DETAILS = ("case", "result", "outcome", "audience", "before", "after", "minutes_saved", "basis")


@transaction.atomic
def use(*, item_id: int, by: Standing, at: datetime, details: Mapping[str, Any] | None = None) -> Use:
    """ "I used this" (row 21). One tap twice on a day is one use; the details may follow."""
    item = items.locked(item_id, by)
    permissions.may_use(by, item).or_raise()
    if by.person is None or item.current is None:
        raise NotPossibleError(_("Only a published item is used. Look whether another one replaces it."))
    facts = {name: value for name, value in (details or {}).items() if name in DETAILS}
    case = facts.pop("case", "")
    used, made = Use.objects.get_or_create(
        item=item,
        person=by.person,
        on=by.today,
        case=case,
        defaults={
            "revision": item.current,
            "division_id": min(by.division_ids, default=None),
            "at": at,
            **facts,
        },
    )
    if made:
        ledger.record("item.used", item, by=by, at=at, detail={"use": used.pk, "case": case})
    return used


@transaction.atomic
def describe(*, use_id: int, details: Mapping[str, Any], by: Standing, at: datetime) -> Use:
    """Say in which case an item was used and what came of it; until the head has confirmed."""
    used: Use = Use.objects.visible_to(by).select_for_update(of=("self",)).get(pk=use_id)
    if used.person_id != by.person_id:
        raise NotPossibleError(_("Only whoever used it describes the use."))
    if used.confirmed_at is not None:
        raise NotPossibleError(_("This use has been confirmed already."))
    facts = {name: value for name, value in details.items() if name in DETAILS}
    if facts.get("minutes_saved") and not facts.get("basis", used.basis):
        raise NotPossibleError(_("Say on what the saved time is based."))
    same = Use.objects.filter(item=used.item_id, person=used.person_id, on=used.on, case=facts.get("case", used.case))
    if same.exclude(pk=used.pk).exists():
        raise NotPossibleError(_("You have recorded this case today already."))
    for name, value in facts.items():
        setattr(used, name, value)
    used.save(update_fields=list(facts))
    ledger.record("item.use_described", used.item, by=by, at=at, detail={"use": used.pk})
    return used


@transaction.atomic
def confirm(*, use_id: int, by: Standing, at: datetime) -> Use:
    """The head confirms that an item was used and that it helped."""
    used: Use = Use.objects.visible_to(by).select_for_update(of=("self",)).get(pk=use_id)
    permissions.may_confirm(by, used).or_raise()
    used.confirmed_at, used.confirmed_by, used.confirmed_name = at, by.person, by.name
    used.save(update_fields=["confirmed_at", "confirmed_by", "confirmed_name"])
    ledger.record("item.use_confirmed", used.item, by=by, at=at, detail={"use": used.pk, "person": used.person_id})
    return used


@transaction.atomic
def vote(*, item_id: int, is_helpful: bool, reason: str, by: Standing, at: datetime) -> Vote:
    """Helpful or not, of the revision that readers see; a second vote replaces the first."""
    item = items.locked(item_id, by)
    permissions.may_use(by, item).or_raise()
    given, _made = Vote.objects.update_or_create(
        revision=item.current,
        person=by.person,
        defaults={"item": item, "is_helpful": is_helpful, "reason": reason, "at": at},
    )
    return given


def count_read(*, item: Item, by: Standing, channel: Channel = Channel.WEB) -> None:
    """Count that a person opened an item: once a person, channel and day; the writer is left out (M5)."""
    if by.person_id is None or item.created_by_id == by.person_id or item.state_value not in IN_SERVICE:
        return
    ReadCount.objects.bulk_create(
        [ReadCount(item=item, person_id=by.person_id, channel=channel.value, on=by.today)], ignore_conflicts=True
    )
