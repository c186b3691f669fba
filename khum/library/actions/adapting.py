"""Taking an item as the start of another (row 20), offering one to the network, adopting one from there."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.library import permissions
from khum.library.actions import items, writing
from khum.library.models import Item, Regulation, Relation
from khum.library.queries import drafts, network
from khum.library.rules.personal import personal_data
from khum.library.rules.states import Link
from khum.people.standing import Standing

LICENCE = "ใช้และดัดแปลงได้ โดยอ้างอิงที่มา"


@transaction.atomic
def adapt(*, item_id: int, because: str, by: Standing, at: datetime) -> Item:
    """Begin an item from another one of the organisation; the lineage says what is changed and why."""
    source = Item.objects.visible_to(by).select_related("current").get(pk=item_id)
    if source.current is None:
        raise NotPossibleError(_("Only a published item can be adapted."))
    return _copied(source, because=because, origin=source.origin, by=by, at=at)


@transaction.atomic
def adopt(*, item_id: int, because: str, by: Standing, at: datetime) -> Item:
    """Begin an item from one that another organisation offers; origin and licence go along."""
    source = network.offered(by).get(pk=item_id)
    origin = f"{source.organisation.name} · {source.licence or LICENCE}"
    return _copied(source, because=because, origin=origin[:300], by=by, at=at)


@transaction.atomic
def offer(*, item_id: int, licence: str, by: Standing, at: datetime) -> Item:
    """Offer a published item to the other organisations; what looks like personal data stops it."""
    item = items.locked(item_id, by)
    permissions.may_offer(by, item).or_raise()
    found = personal_data(item.text)
    if found:
        raise NotPossibleError(
            _("It holds what looks like personal data: %(what)s")
            % {"what": ", ".join(f"{one.kind_th} {one.shown}" for one in found[:5])}
        )
    item.is_offered, item.licence = True, licence or LICENCE
    item.save(update_fields=["is_offered", "licence"])
    ledger.record("item.offered", item, by=by, at=at, detail={"licence": item.licence})
    return item


@transaction.atomic
def withdraw(*, item_id: int, by: Standing, at: datetime) -> Item:
    """Offer it no longer; who took it keeps what was taken."""
    item = items.locked(item_id, by)
    permissions.may_care(by, item).or_raise()
    item.is_offered = False
    item.save(update_fields=["is_offered"])
    ledger.record("item.offer_ended", item, by=by, at=at)
    return item


def _copied(source: Item, *, because: str, origin: str, by: Standing, at: datetime) -> Item:
    if source.current is None or not because.strip():
        raise NotPossibleError(_("Say what you change for your own work, and why."))
    kinds = items.kinds_of(by.organisation_id, by.today).kinds
    is_own = source.organisation_id == by.organisation_id
    values = drafts.values_of(source.current)
    made = writing.create(
        # A kind that only the other organisation has becomes the nearest common one.
        kind=source.kind if source.kind in kinds else "practice",
        title=values.pop("title"),
        values=values,
        particulars={"origin": origin, "address": source.address, "risk": source.risk}
        | ({"category": source.category} if is_own else {}),
        by=by,
        at=at,
    )
    Relation.objects.create(item=made, other=source, kind=Link.ADAPTED.value, note=because)
    law = Regulation.objects.filter(item=source).first()
    if law is not None:
        facts = {name: getattr(law, name) for name in ("number", "issued_on", "effective_on", "issuer", "status")}
        Regulation.objects.create(item=made, **facts)
    ledger.record("item.adapted", made, by=by, at=at, detail={"from": source.pk, "because": because})
    return made
