"""The trace of edits: every change keeps what was before and after, so that it can be undone and merged."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.merging import EditConflictError
from khum.domain.verdict import NotPossibleError
from khum.people.standing import Standing
from khum.plans.models import Change, Plan


def locked(plan_id: int, by: Standing) -> Plan:
    """The plan, locked until the transaction ends; edits of one plan come one after the other."""
    plan: Plan = Plan.objects.visible_to(by).select_for_update().get(pk=plan_id)
    return plan


def check_version(
    target: models.Model, *, version: int, mine: dict[str, Any], theirs: dict[str, Any], plan: Plan
) -> None:
    """Raise :class:`EditConflictError` unless ``version`` is the one that stands."""
    current = target.version  # type: ignore[attr-defined]
    if version == current or all(theirs.get(name) == value for name, value in mine.items()):
        return
    later = Change.objects.filter(
        plan=plan, target_type=target._meta.label_lower, target_id=target.pk, version_after__gt=version
    )
    first, last = later.order_by("id").first(), later.order_by("id").last()
    raise EditConflictError(
        original={**theirs, **(first.before if first else {})},
        mine=mine,
        theirs=theirs,
        version=current,
        by_name=last.by_name if last else "",
    )


def record(
    verb: str,
    target: models.Model,
    *,
    plan: Plan,
    before: dict[str, Any],
    after: dict[str, Any],
    by: Standing,
    at: datetime,
    undone: bool = False,
) -> Change:
    """Keep one change, note it in the ledger and say that the plan was touched.

    ``undone`` marks the trace of an undo, which is itself not undone again.
    """
    change = Change.objects.create(
        plan=plan,
        verb=verb,
        target_type=target._meta.label_lower,
        target_id=target.pk,
        target_label=str(target)[:300],
        before=before,
        after=after,
        version_after=getattr(target, "version", 0),
        by=by.person,
        by_name=by.name,
        at=at,
        undone_at=at if undone else None,
    )
    plan.updated_at = at
    plan.save(update_fields=["updated_at"])
    ledger.record(f"plan.row_{verb}", plan, by=by, at=at, detail={"change": change.pk, "what": change.target_label})
    return change


def next_place(ids: list[int], pk: int, *, up: bool) -> list[int]:
    """The order with one id a place up or down; raises where it stands at that end already."""
    place = ids.index(pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(ids):
        raise NotPossibleError(_("It is already at that end of the list."))
    moved = list(ids)
    moved[place], moved[other] = moved[other], moved[place]
    return moved
