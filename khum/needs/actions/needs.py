"""Needed knowledge: add, change, retire, link items of the library (rows 18, 41)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.library.models import Item
from khum.needs import permissions
from khum.needs.actions import goals
from khum.needs.models import Goal, Need
from khum.people.standing import Standing

FIELDS = ("title", "nature", "criticality", "form", "having", "place", "note")


@transaction.atomic
def add_need(*, goal_id: int, values: Mapping[str, Any], by: Standing, at: datetime, demand: str = "") -> Need:
    """Add a needed knowledge to a goal; ``values`` are those of :data:`FIELDS`, ``demand`` the words it came as."""
    goal = Goal.objects.visible_to(by).get(pk=goal_id)
    permissions.may_draft(by, goal.division_id).or_raise()
    need = Need.objects.create(
        organisation=by.organisation,
        goal=goal,
        demand=demand[:300],
        created_by=by.person,
        created_at=at,
        changed_at=at,
        **{name: values[name] for name in FIELDS if name in values},
    )
    ledger.record("need.added", need, by=by, at=at, detail={"demand": demand} if demand else None)
    return need


@transaction.atomic
def change_need(*, need_id: int, values: Mapping[str, Any], by: Standing, at: datetime) -> Need:
    """Change what ``values`` name of :data:`FIELDS`, or move it to another ``goal``."""
    need = locked(need_id, by)
    fields = {name: values[name] for name in (*FIELDS, "goal") if name in values}
    if "goal" in fields:
        goals.locked(fields["goal"].pk, by)
        permissions.may_draft(by, fields["goal"].division_id).or_raise()
    before = {name: str(getattr(need, name)) for name in fields}
    for name, value in fields.items():
        setattr(need, name, value)
    need.changed_at = at
    need.save(update_fields=[*fields, "changed_at"])
    changed = {name: [before[name], str(getattr(need, name))] for name in fields}
    changed = {name: pair for name, pair in changed.items() if pair[0] != pair[1]}
    if changed:
        ledger.record("need.changed", need, by=by, at=at, detail=changed)
    return need


@transaction.atomic
def retire_need(*, need_id: int, reason: str, by: Standing, at: datetime) -> Need:
    """Take a need off the map with a reason; its holders and its history stay."""
    need = locked(need_id, by)
    need.retired_on, need.retired_reason, need.changed_at = by.today, reason.strip(), at
    if not need.retired_reason:
        raise NotPossibleError(_("Say why it is no longer needed."))
    need.save(update_fields=["retired_on", "retired_reason", "changed_at"])
    ledger.record("need.retired", need, by=by, at=at, detail={"reason": need.retired_reason})
    return need


@transaction.atomic
def link_item(*, need_id: int, item_id: int, by: Standing, at: datetime) -> Need:
    """Say that an item of the library holds (a part of) this knowledge."""
    need = locked(need_id, by)
    item = Item.objects.visible_to(by).get(pk=item_id)
    if not need.items.filter(pk=item.pk).exists():
        need.items.add(item)
        ledger.record("need.linked", need, by=by, at=at, detail={"item": item.pk, "title": item.title})
    return need


@transaction.atomic
def unlink_item(*, need_id: int, item_id: int, by: Standing, at: datetime) -> Need:
    """Take an item off again."""
    need = locked(need_id, by)
    if need.items.filter(pk=item_id).exists():
        need.items.remove(item_id)
        ledger.record("need.unlinked", need, by=by, at=at, detail={"item": item_id})
    return need


@transaction.atomic
def choose_tools(
    *, need_id: int, tools: list[str], choice: Mapping[str, str], reason: str, by: Standing, at: datetime
) -> Need:
    """Keep how this knowledge is to be passed on, what the choice was made from and why (row 73)."""
    need = locked(need_id, by)
    need.tools, need.tool_choice, need.tool_reason, need.changed_at = tools, dict(choice), reason.strip(), at
    if not tools or not need.tool_reason:
        raise NotPossibleError(_("Choose at least one tool and say why."))
    need.save(update_fields=["tools", "tool_choice", "tool_reason", "changed_at"])
    ledger.record("need.tools_chosen", need, by=by, at=at, detail={"tools": tools, "reason": need.tool_reason})
    return need


def locked(need_id: int, by: Standing) -> Need:
    """The need, locked, if the person may change it; a retired one is not changed."""
    seen = Need.objects.visible_to(by).filter(pk=need_id).values_list("pk", flat=True).first()
    if seen is None:
        raise Need.DoesNotExist
    need = Need.objects.select_for_update(of=("self",)).select_related("goal").get(pk=seen)
    permissions.may_draft(by, need.goal.division_id).or_raise()
    if need.retired_on is not None:
        raise NotPossibleError(_("This need has been retired."))
    return need
