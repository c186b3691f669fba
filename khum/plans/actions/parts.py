"""Editing the parts before the tables: focus areas, desired states, success factors, goals, chapters, rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from khum.domain.verdict import NotPossibleError
from khum.people.standing import Standing
from khum.plans import permissions
from khum.plans.actions import tracing
from khum.plans.actions.values import PARTS, check_links, part_values, write_part
from khum.plans.models import Activity, DesiredState, FocusArea, Plan, PlanPart, PlanTable, WorkGoal

LISTS = frozenset(PARTS) - {"rules"}
"""Kinds to which parts may be added; number rules come only from the dated data."""


@transaction.atomic
def change(*, kind: str, part_id: int, values: Mapping[str, Any], version: int, by: Standing, at: datetime) -> PlanPart:
    """Save what a person made of a part; raises :class:`~khum.domain.merging.EditConflictError` where needed."""
    part, plan = _part(kind, part_id, by)
    permissions.may_edit(by, plan).or_raise()
    before = part_values(part)
    mine = dict(values)
    tracing.check_version(part, version=version, mine=mine, theirs=before, plan=plan)
    check_links(plan, mine)
    if all(before.get(name) == value for name, value in mine.items()):
        return part
    write_part(part, mine)
    part.refresh_from_db()
    follow(plan, part, before.get("text", ""), part_values(part).get("text", ""))
    tracing.record("changed", part, plan=plan, before=before, after=part_values(part), by=by, at=at)
    return part


def follow(plan: Plan, part: PlanPart, old: str, new: str) -> None:
    """A desired state is printed over its tables as well: there it changes with it."""
    if not isinstance(part, DesiredState) or old == new or not old:
        return
    for table in PlanTable.objects.filter(plan=plan, desired_state__contains=old):
        table.desired_state = table.desired_state.replace(old, new)
        table.save(update_fields=["desired_state"])


@transaction.atomic
def add(*, kind: str, plan_id: int, values: Mapping[str, Any], by: Standing, at: datetime) -> PlanPart:
    """Add a part at the end of its list."""
    if kind not in LISTS:
        raise NotPossibleError(_("Parts of this kind cannot be added."))
    plan = tracing.locked(plan_id, by)
    permissions.may_edit(by, plan).or_raise()
    check_links(plan, values)
    model, fields = PARTS[kind]
    last = model.objects.filter(plan=plan).aggregate(last=Max("order"))["last"]  # type: ignore[misc]
    extra = {"track": values["track"]} if kind == "tables" else {}
    part = model(plan=plan, order=0 if last is None else last + 1, **extra)  # type: ignore[misc]
    for name in fields:
        setattr(part, name, values.get(name, None if name.endswith("_id") else ""))
    part.save()
    tracing.record("added", part, plan=plan, before={}, after=part_values(part), by=by, at=at)
    return part


@transaction.atomic
def remove(*, kind: str, part_id: int, version: int, by: Standing, at: datetime) -> Plan:
    """Take a part out; what it held, and which rows pointed at it, stays in the trace."""
    part, plan = _part(kind, part_id, by)
    permissions.may_edit(by, plan).or_raise()
    if version != part.version:
        raise NotPossibleError(_("Somebody changed this after you opened it. Look at it again before you remove it."))
    if isinstance(part, PlanTable) and part.activities.exists():
        raise NotPossibleError(_("This table still has rows. Remove them first."))
    before = {**part_values(part), "order": part.order, **extras(part), "rows": list(rows_of(part))}
    tracing.record("removed", part, plan=plan, before=before, after={}, by=by, at=at)
    part.delete()
    return plan


def extras(part: PlanPart) -> dict[str, Any]:
    """Fields that nobody edits but that must come back with a removed part."""
    return {name: getattr(part, name) for name in ("code", "track", "metric") if hasattr(part, name)}


def rows_of(part: PlanPart) -> list[int]:
    """Rows that point at a goal or a focus area."""
    if isinstance(part, WorkGoal):
        return list(Activity.objects.filter(work_goal=part).values_list("pk", flat=True))
    if isinstance(part, FocusArea):
        return list(Activity.objects.filter(focus_area=part).values_list("pk", flat=True))
    return []


@transaction.atomic
def move(*, kind: str, part_id: int, up: bool, by: Standing, at: datetime) -> PlanPart:
    """Move a part one place up or down in its list."""
    part, plan = _part(kind, part_id, by)
    permissions.may_edit(by, plan).or_raise()
    model, _fields = PARTS[kind]
    before = list(model.objects.filter(plan=plan).values_list("pk", flat=True))  # type: ignore[misc]
    after = tracing.next_place(before, part.pk, up=up)
    set_order(kind, plan, after)
    part.refresh_from_db()
    tracing.record("moved", part, plan=plan, before={"order": before}, after={"order": after}, by=by, at=at)
    return part


def set_order(kind: str, plan: Plan, ids: list[int]) -> None:
    """Put the parts of a list into the order of ``ids``."""
    model, _fields = PARTS[kind]
    parts = {part.pk: part for part in model.objects.filter(plan=plan)}  # type: ignore[misc]
    for place, pk in enumerate(pk for pk in ids if pk in parts):
        parts[pk].order = place
    model.objects.bulk_update(parts.values(), ["order"])


def _part(kind: str, part_id: int, by: Standing) -> tuple[PlanPart, Plan]:
    model, _fields = PARTS[kind]
    found = model.objects.visible_to(by).get(pk=part_id)
    plan = tracing.locked(found.plan_id, by)  # type: ignore[attr-defined]
    part: PlanPart = model.objects.get(pk=part_id)
    return part, plan
