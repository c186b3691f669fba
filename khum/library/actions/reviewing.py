"""The way of a revision to the readers: submitted, looked at by those who must, published or returned."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.fiscal_year import FiscalYear
from khum.domain.levels import Visibility
from khum.domain.verdict import NotPossibleError
from khum.library import permissions
from khum.library.actions import acknowledging, items
from khum.library.models import Draft, Item, Review, Revision
from khum.library.queries import drafts
from khum.library.rules import personal, review
from khum.library.rules.states import ItemState, RevisionState, Significance
from khum.people.standing import Standing


@transaction.atomic
def submit(
    *,
    item_id: int,
    comment: str,
    significance: Significance,
    by: Standing,
    at: datetime,
    version: int | None = None,
    accepts_personal_data: bool = False,
) -> Revision:
    """Send the draft to those who must look. What its kind requires must be there.

    Personal data in an item that everybody may read stops it until the author says that this is meant.
    """
    item = items.locked(item_id, by)
    permissions.may_edit(by, item).or_raise()
    draft = Draft.objects.select_for_update().filter(item=item).first()
    if draft is None or Revision.objects.filter(item=item, state=RevisionState.SUBMITTED).exists():
        raise NotPossibleError(_("There is nothing new to send."))
    if version is not None and version != draft.version:
        raise NotPossibleError(_("Somebody saved another text meanwhile. Look at it before you send it."))
    _stop_unready(item, draft, by, accepts_personal_data=accepts_personal_data)
    revision = _frozen(item, draft, comment=comment, significance=significance, by=by, at=at)
    if item.current_id is None:
        items.moved(item, to=ItemState.SUBMITTED, at=at, title=draft.title, summary=draft.summary)
    items.sketch(item, revision.text)
    ledger.record("item.submitted", item, by=by, at=at, detail={"revision": revision.number})
    return revision


def _stop_unready(item: Item, draft: Draft, by: Standing, *, accepts_personal_data: bool) -> None:
    lacks = drafts.completeness_of(item, draft, items.kind_of(item, by.today))
    if lacks.missing:
        raise NotPossibleError(_("Still missing: %(what)s") % {"what": ", ".join(lacks.missing)})
    if item.visibility == Visibility.PUBLIC and not accepts_personal_data:
        found = personal.personal_data(items.whole_text(draft, items.kind_of(item, by.today)))
        if found:
            raise NotPossibleError(
                _("Everybody may read this item, and it holds what looks like personal data: %(what)s")
                % {"what": ", ".join(f"{one.kind_th} {one.shown}" for one in found[:5])}
            )


def _frozen(
    item: Item, draft: Draft, *, comment: str, significance: Significance, by: Standing, at: datetime
) -> Revision:
    values = drafts.values_of(draft)
    last = Revision.objects.filter(item=item).aggregate(last=Max("number"))["last"] or 0
    return Revision.objects.create(
        item=item,
        number=last + 1,
        based_on=draft.based_on,
        text=items.whole_text(draft, items.kind_of(item, by.today)),
        sha256=hashlib.sha256(json.dumps(values, sort_keys=True, ensure_ascii=False).encode()).hexdigest(),
        comment=comment,
        significance=significance.value if item.current_id else Significance.MAJOR.value,
        author=by.person,
        author_name=by.name,
        created_at=at,
        **values,
    )


@transaction.atomic
def approve(
    *, revision_id: int, by: Standing, at: datetime, note: str = "", significance: Significance | None = None
) -> Revision:
    """Fill the next role that the person may fill; when nobody is missing any more, readers see the revision.

    A reviewer may call the change heavier than its author did, never lighter.
    """
    revision, item = _under_review(revision_id, by)
    if significance is not None:
        revision.significance = review.heavier(Significance(revision.significance), significance).value
        revision.save(update_fields=["significance"])
    permissions.may_review(by, item, revision).or_raise()
    role = permissions.review_role(by, item, revision)
    _look(revision, role=role, is_approval=True, reason=note, by=by, at=at)
    ledger.record("item.approved", item, by=by, at=at, detail={"revision": revision.number, "role": role})
    fresh = Revision.objects.prefetch_related("reviews").get(pk=revision.pk)
    if not permissions.missing_roles(item, fresh, year_be=FiscalYear.containing(by.today).be):
        _publish(item, fresh, by=by, at=at)
    return fresh


@transaction.atomic
def return_with_reason(*, revision_id: int, reason: str, by: Standing, at: datetime) -> Revision:
    """Send a revision back; its text goes on as the draft, readers keep what they have."""
    revision, item = _under_review(revision_id, by)
    permissions.may_review(by, item, revision).or_raise()
    _look(revision, role=permissions.review_role(by, item, revision), is_approval=False, reason=reason, by=by, at=at)
    _answered(revision, RevisionState.RETURNED, at)
    if item.current_id is None:
        items.moved(item, to=ItemState.RETURNED, at=at)
    ledger.record("item.returned", item, by=by, at=at, detail={"revision": revision.number, "reason": reason})
    return revision


@transaction.atomic
def withdraw(*, revision_id: int, by: Standing, at: datetime) -> Revision:
    """Take a revision back before it is answered; the draft goes on."""
    revision, item = _under_review(revision_id, by)
    permissions.may_withdraw(by, item, revision).or_raise()
    _answered(revision, RevisionState.RETURNED, at)
    if item.current_id is None:
        items.moved(item, to=ItemState.RETURNED, at=at)
    ledger.record("item.withdrawn", item, by=by, at=at, detail={"revision": revision.number})
    return revision


def _publish(item: Item, revision: Revision, *, by: Standing, at: datetime) -> None:
    _answered(revision, RevisionState.APPROVED, at)
    is_material = review.is_material(Significance(revision.significance))
    items.moved(
        item,
        to=ItemState.PUBLISHED,
        at=at,
        current=revision,
        title=revision.title,
        summary=revision.summary,
        text=revision.text,
        change_wanted="",
        published_at=item.published_at or at,
        retired_at=None,
        retired_reason="",
        successor=None,
    )
    # Whoever passes a corrected letter has not looked at the whole: its day of the next look stays.
    if is_material:
        items.verified(item, revision, by=by, at=at, is_by_publication=True)
    Draft.objects.filter(item=item).delete()
    ledger.record("item.published", item, by=by, at=at, detail={"revision": revision.number})
    if is_material:
        acknowledging.ask_again(item, revision, by=by, at=at)


def _under_review(revision_id: int, by: Standing) -> tuple[Revision, Item]:
    found = Revision.objects.visible_to(by).get(pk=revision_id)
    item = items.locked(found.item_id, by)
    revision = Revision.objects.prefetch_related("reviews").get(pk=revision_id)
    if revision.state != RevisionState.SUBMITTED:
        raise NotPossibleError(_("This revision has been answered already."))
    return revision, item


def _answered(revision: Revision, state: RevisionState, at: datetime) -> None:
    revision.state, revision.reviewed_at = state.value, at
    revision.save(update_fields=["state", "reviewed_at"])


def _look(revision: Revision, *, role: str, is_approval: bool, reason: str, by: Standing, at: datetime) -> None:
    Review.objects.create(
        revision=revision,
        role=role,
        is_approval=is_approval,
        reason=reason,
        by=by.person,
        by_name=by.name,
        by_title=by.title,
        at=at,
    )
