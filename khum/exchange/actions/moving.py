"""What waits for the leaver changes hands in one action: learning, knowledge held, items and lessons of the post."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.exchange import permissions
from khum.exchange.actions.handing import locked
from khum.exchange.models import HandOver, Lesson
from khum.exchange.rules.lessons import OPEN
from khum.library.models import Item
from khum.library.rules.states import ItemState
from khum.needs.models import Holder, Learner
from khum.needs.rules.kinds import Level
from khum.people.standing import Standing


@transaction.atomic
def move(*, hand_over_id: int, by: Standing, at: datetime) -> HandOver:
    """Give the successor what waits for the leaver. A second time it moves only what came since.

    Library items and lessons belong to posts: with the post they stay; where the work goes to another post they go
    with it. Learning that waits for the leaver waits for the successor; of each knowledge that the leaver holds the
    successor is named as beginning to hold it, unless named already. Holders stay until the person has left.
    """
    found = locked(hand_over_id, by)
    permissions.may_arrange(by, found.departure).or_raise()
    if found.successor_id is None:
        raise NotPossibleError(_("Name the successor first."))
    moved = {
        "learning": _learning(found),
        "knowledge": _knowledge(found, by, at),
        "items": _of_post(found, by, at),
        "lessons": _lessons(found),
    }
    found.moved_on = by.today
    found.moved = {name: found.moved.get(name, 0) + number for name, number in moved.items()}
    found.save(update_fields=["moved_on", "moved"])
    ledger.record("hand_over.moved", found, by=by, at=at, detail=moved)
    return found


def _learning(found: HandOver) -> int:
    """Open learning of the leaver; what the successor learns already is left with the leaver's name."""
    open_ones = Learner.objects.filter(person=found.departure.person_id, learned_on=None, need__retired_on=None)
    known = Learner.objects.filter(person=found.successor_id).values("need")
    return open_ones.exclude(need__in=known).update(person=found.successor_id)


def _knowledge(found: HandOver, by: Standing, at: datetime) -> int:
    if found.successor_id is None:
        return 0
    held = Holder.objects.filter(person=found.departure.person_id, need__retired_on=None)
    known = Holder.objects.filter(person=found.successor_id).values("need")
    made = [
        Holder(
            need_id=need,
            person_id=found.successor_id,
            level=int(Level.KNOWS),
            evidence=f"รับช่วงจาก{found.departure.person.full_name}",
            named_by=by.person,
            named_at=at,
        )
        for need in held.exclude(need__in=known).values_list("need", flat=True)
    ]
    Holder.objects.bulk_create(made)
    return len(made)


def _of_post(found: HandOver, by: Standing, at: datetime) -> int:
    if _stays(found):
        return 0
    items = list(
        Item.objects.select_for_update(of=("self",))
        .filter(organisation=found.organisation_id, owner=found.departure.position_id)
        .exclude(state=ItemState.RETIRED)
    )
    for item in items:
        item.owner_id = found.position_id
        item.save(update_fields=["owner"])
        ledger.record("item.particulars_changed", item, by=by, at=at, detail={"owner": str(found.position)})
    return len(items)


def _lessons(found: HandOver) -> int:
    if _stays(found):
        return 0
    waiting = Lesson.objects.filter(owner=found.departure.position_id, state__in=[state.value for state in OPEN])
    return waiting.update(owner=found.position_id)


def _stays(found: HandOver) -> bool:
    return found.departure.position_id is None or found.position_id in {None, found.departure.position_id}
