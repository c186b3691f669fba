"""What the actions on one item share: the lock, the state, the words that search and lists repeat."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from khum.domain.fiscal_year import FiscalYear
from khum.library.models import Band, Draft, Item, OwnKind, Revision, Verification
from khum.library.rules import likeness, rich
from khum.library.rules.kinds import Catalogue, Kind, catalogue
from khum.library.rules.states import ItemState, move
from khum.library.rules.verification import add_months
from khum.people.models import Holding
from khum.people.standing import Standing


def locked(item_id: int, by: Standing) -> Item:
    """The item, if the person may read it, locked until the transaction ends."""
    seen = Item.objects.visible_to(by).filter(pk=item_id).values_list("pk", flat=True).first()
    if seen is None:
        raise Item.DoesNotExist
    return Item.objects.select_for_update().get(pk=seen)


def kinds_of(organisation_id: int, today: date) -> Catalogue:
    """Kinds in force for an organisation: one query."""
    own = [row.kind for row in OwnKind.objects.filter(organisation_id=organisation_id)]
    return catalogue(FiscalYear.containing(today).be).with_own(own)


def kind_of(item: Item, today: date) -> Kind:
    """The kind of an item; no query for a kind of the common catalogue."""
    known = catalogue(FiscalYear.containing(today).be)
    return known.kinds.get(item.kind) or kinds_of(item.organisation_id, today).kind(item.kind)


def whole_text(thing: Draft | Revision, kind: Kind) -> str:
    """Everything a text says, in plain words: title, summary, parts in the order of the form, body."""
    parts = [thing.title, thing.summary]
    parts += [thing.parts.get(part.code, "") for part in kind.parts]
    parts += [text for code, text in thing.parts.items() if code not in {part.code for part in kind.parts}]
    return "\n".join(part for part in [*parts, rich.plain(thing.body)] if part)


def moved(item: Item, *, to: ItemState, at: datetime, **facts: Any) -> Item:
    """Write a new state and what goes with it."""
    item.state = move(item.state_value, to=to).value
    item.updated_at = at
    for name, value in facts.items():
        setattr(item, name, value)
    item.save(update_fields=["state", "updated_at", *facts])
    return item


def holder_of(item: Item, today: date) -> int | None:
    """Who holds the owning position on a day: one query; None for a vacancy or an item without an owner."""
    if item.owner_id is None:
        return None
    held = Holding.objects.on(today).filter(position_id=item.owner_id)
    found: int | None = held.order_by("is_acting", "start_date", "id").values_list("person_id", flat=True).first()
    return found


def verified(item: Item, revision: Revision, *, by: Standing, at: datetime, is_by_publication: bool = False) -> None:
    """Note that somebody looked and found the item right, for as long as its kind and risk say."""
    until = add_months(by.today, kind_of(item, by.today).months_for(item.risk))
    Verification.objects.create(
        item=item,
        revision=revision,
        due_on=item.verified_until,
        on=by.today,
        until=until,
        is_by_publication=is_by_publication,
        by=by.person,
        by_name=by.name,
    )
    item.verified_on, item.verified_until, item.verified_by = by.today, until, by.person
    item.verified_holder_id = holder_of(item, by.today)
    item.save(update_fields=["verified_on", "verified_until", "verified_by", "verified_holder"])


def sketch(item: Item, text: str) -> None:
    """Keep the signature by which near-duplicates of an item are found."""
    item.signature = likeness.signature(text)
    item.save(update_fields=["signature"])
    Band.objects.filter(item=item).delete()
    Band.objects.bulk_create(
        Band(item=item, organisation_id=item.organisation_id, key=key) for key in likeness.bands(item.signature)
    )
