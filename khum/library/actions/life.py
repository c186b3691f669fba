"""The life of a published item: still correct, needs change, retired; reports of errors and their answers."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.library import permissions
from khum.library.actions import items
from khum.library.models import ErrorReport, Item
from khum.library.rules.states import ItemState, Link
from khum.people.standing import Standing


@transaction.atomic
def verify(*, item_id: int, by: Standing, at: datetime) -> Item:
    """ "Still correct": the item counts as verified for as long as its kind and risk say."""
    item = items.locked(item_id, by)
    permissions.may_care(by, item).or_raise()
    if item.state_value is ItemState.RETIRED or item.current is None:
        raise NotPossibleError(_("A retired item is not verified. Publish a new revision to bring it back."))
    if item.state_value is ItemState.NEEDS_CHANGE:
        raise NotPossibleError(_("The item needs a change: make it, or answer the reports, before you verify it."))
    items.verified(item, item.current, by=by, at=at)
    if hasattr(item, "regulation"):
        item.regulation.checked_on = by.today
        item.regulation.save(update_fields=["checked_on"])
    ledger.record("item.verified", item, by=by, at=at, detail={"until": f"{item.verified_until:%Y-%m-%d}"})
    return item


@transaction.atomic
def want_change(*, item_id: int, reason: str, by: Standing, at: datetime) -> Item:
    """Say that a published item must be changed, and why; readers are warned until a new revision is published."""
    item = items.locked(item_id, by)
    permissions.may_care(by, item).or_raise()
    if not reason.strip():
        raise NotPossibleError(_("Say what must be changed."))
    items.moved(item, to=ItemState.NEEDS_CHANGE, at=at, change_wanted=reason)
    ledger.record("item.change_wanted", item, by=by, at=at, detail={"reason": reason})
    return item


@transaction.atomic
def change_done(*, item_id: int, reason: str, by: Standing, at: datetime) -> Item:
    """Take the warning away without a new revision, with the reason why none is needed."""
    item = items.locked(item_id, by)
    permissions.may_care(by, item).or_raise()
    if item.state_value is not ItemState.NEEDS_CHANGE:
        raise NotPossibleError(_("No change is waiting."))
    items.moved(item, to=ItemState.PUBLISHED, at=at, change_wanted="")
    ledger.record("item.change_done", item, by=by, at=at, detail={"reason": reason})
    return item


@transaction.atomic
def retire(*, item_id: int, reason: str, successor_id: int | None, by: Standing, at: datetime) -> Item:
    """Take an item out of service with the reason and what to use instead (row 42); its history stays."""
    item = items.locked(item_id, by)
    permissions.may_care(by, item).or_raise()
    if not reason.strip():
        raise NotPossibleError(_("Say why the item is retired."))
    successor = Item.objects.visible_to(by).get(pk=successor_id) if successor_id else None
    if successor is not None and (successor.pk == item.pk or not successor.state_value.is_readable):
        raise NotPossibleError(_("The successor must be another published item."))
    items.moved(item, to=ItemState.RETIRED, at=at, retired_at=at, retired_reason=reason, successor=successor)
    ledger.record("item.retired", item, by=by, at=at, detail={"reason": reason, "successor": successor_id})
    return item


@transaction.atomic
def report_error(*, item_id: int, text: str, by: Standing, at: datetime) -> ErrorReport:
    """ "This is wrong": a task for the owner until it is answered."""
    item = items.locked(item_id, by)
    permissions.may_use(by, item).or_raise()
    if by.person is None or item.current is None or not text.strip():
        raise NotPossibleError(_("Say what is wrong."))
    report = ErrorReport.objects.create(item=item, revision=item.current, person=by.person, text=text, at=at)
    ledger.record("item.error_reported", item, by=by, at=at, detail={"text": text[:300]})
    return report


@transaction.atomic
def answer_error(*, report_id: int, answer: str, is_fixed: bool, by: Standing, at: datetime) -> ErrorReport:
    """Close a report: fixed, or not an error, with what the reporter is told."""
    report: ErrorReport = ErrorReport.objects.visible_to(by).select_related("item").get(pk=report_id)
    item = items.locked(report.item_id, by)
    permissions.may_care(by, item).or_raise()
    if report.closed_at is not None:
        raise NotPossibleError(_("This report has been answered already."))
    if not answer.strip():
        raise NotPossibleError(_("Write what the reporter is told."))
    report.answer, report.is_fixed, report.closed_by, report.closed_at = answer, is_fixed, by.person, at
    report.save(update_fields=["answer", "is_fixed", "closed_by", "closed_at"])
    ledger.record("item.error_answered", item, by=by, at=at, detail={"fixed": is_fixed})
    return report


@transaction.atomic
def change_status(*, item_id: int, status: str, reason: str, by: Standing, at: datetime) -> list[Item]:
    """A law was amended or repealed: the items that cite it need a change (row 69). Returns those items."""
    item = items.locked(item_id, by)
    permissions.may_care(by, item).or_raise()
    if not hasattr(item, "regulation"):
        raise NotPossibleError(_("Only a law, rule or circular has a status."))
    item.regulation.status, item.regulation.checked_on = status, by.today
    item.regulation.save(update_fields=["status", "checked_on"])
    ledger.record("item.status_changed", item, by=by, at=at, detail={"status": status, "reason": reason})
    cited_by = Item.objects.select_for_update().filter(
        relations__other=item,
        relations__kind=Link.CITES,
        state__in=[ItemState.PUBLISHED, ItemState.NEEDS_CHANGE],
    )
    affected = list(cited_by.order_by("id"))
    for other in affected:
        words = _("“%(law)s” was changed: %(reason)s") % {"law": item.title, "reason": reason}
        items.moved(other, to=ItemState.NEEDS_CHANGE, at=at, change_wanted=words)
        ledger.record("item.change_wanted", other, by=by, at=at, detail={"reason": words})
    return affected
