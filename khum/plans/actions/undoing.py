"""Taking back the last change of a person, if nothing came in between (issue 2 §2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils.translation import gettext as _

from khum.domain.verdict import NotPossibleError
from khum.people.standing import Standing
from khum.plans import permissions
from khum.plans.actions import editing, parts, tracing
from khum.plans.actions.values import (
    PARTS,
    activity_values,
    day_of,
    kind_of,
    part_values,
    write_activity,
    write_indicators,
    write_part,
)
from khum.plans.models import Activity, Change, Plan, PlanPart, PlanRule, PlanTable


def _overtaken() -> NotPossibleError:
    return NotPossibleError(_("Another change followed on this, so it cannot be undone. Edit it directly."))


def last_change(plan: Plan, by: Standing) -> Change | None:
    """The change that :func:`undo` would take back."""
    return Change.objects.filter(plan=plan, by=by.person, undone_at=None).order_by("-id").first()


@transaction.atomic
def undo(*, plan_id: int, by: Standing, at: datetime) -> Change:
    """Take back the person's last change; refuses where another change followed on the same thing."""
    plan = tracing.locked(plan_id, by)
    change = last_change(plan, by)
    if change is None:
        raise NotPossibleError(_("There is no change of yours to undo."))
    _check_right(change, plan, by)
    model = apps.get_model(change.target_type)
    target = _UNDO[change.verb](change, plan, model)
    change.undone_at = at
    change.save(update_fields=["undone_at"])
    tracing.record("undone", target, plan=plan, before=change.after, after=change.before, by=by, at=at, undone=True)
    return change


def _check_right(change: Change, plan: Plan, by: Standing) -> None:
    """Whoever may edit the plan may undo; a division head the change of an own row."""
    activity = Activity.objects.filter(pk=change.target_id).first() if change.target_type == "plans.activity" else None
    if activity is not None and change.verb == "changed":
        permissions.may_edit_activity(by, plan, activity).or_raise()
    else:
        permissions.may_edit(by, plan).or_raise()


def _standing_target(change: Change, model: type[models.Model]) -> models.Model:
    target = model._default_manager.filter(pk=change.target_id).first()
    if target is None:
        raise _overtaken()
    return target


def _undo_changed(change: Change, plan: Plan, model: type[models.Model]) -> models.Model:
    target = _standing_target(change, model)
    if isinstance(target, Activity):
        if activity_values(target) != change.after:
            raise _overtaken()
        write_activity(target, change.before)
    elif isinstance(target, PlanPart):
        if part_values(target) != change.after:
            raise _overtaken()
        write_part(target, change.before)
        parts.follow(plan, target, change.after.get("text", ""), change.before.get("text", ""))
    target.refresh_from_db()
    return target


def _undo_added(change: Change, plan: Plan, model: type[models.Model]) -> models.Model:
    target = _standing_target(change, model)
    values = activity_values(target) if isinstance(target, Activity) else part_values(_part(target))
    if values != change.after or (isinstance(target, PlanTable) and target.activities.exists()):
        raise _overtaken()
    pk = target.pk
    target.delete()
    if isinstance(target, Activity):
        editing.renumber(target.table)
    target.pk = pk  # The trace names what was taken back.
    return target


def _undo_removed(change: Change, plan: Plan, model: type[models.Model]) -> models.Model:
    if model._default_manager.filter(pk=change.target_id).exists():
        raise _overtaken()
    if issubclass(model, Activity):
        return _restored_row(change, plan)
    return _restored_part(change, plan, model)


def _restored_row(change: Change, plan: Plan) -> Activity:
    before = change.before
    table = PlanTable.objects.filter(plan=plan, pk=before["table_id"]).first()
    if table is None:
        raise _overtaken()
    later = table.activities.filter(order__gte=before["order"])
    later.update(order=models.F("order") + 1)
    plain = {name: value for name, value in before.items() if name not in {"indicators", "start_date", "end_date"}}
    activity = Activity.objects.create(
        pk=change.target_id,
        version=change.version_after + 1,
        start_date=day_of(before["start_date"]),
        end_date=day_of(before["end_date"]),
        **{name: value for name, value in plain.items() if name != "table_id"},
        table=table,
    )
    write_indicators(activity, before["indicators"])
    editing.renumber(table)
    return activity


def _restored_part(change: Change, plan: Plan, model: type[models.Model]) -> models.Model:
    before: dict[str, Any] = dict(change.before)
    rows = before.pop("rows", [])
    part = model(pk=change.target_id, plan=plan, version=change.version_after + 1, **before)
    part.save(force_insert=True)
    kind = kind_of(_part(part))
    if kind == "goals":
        Activity.objects.filter(pk__in=rows, work_goal=None).update(work_goal=part)
    elif kind == "focus-areas":
        Activity.objects.filter(pk__in=rows, focus_area=None).update(focus_area=part)
    return part


def _undo_moved(change: Change, plan: Plan, model: type[models.Model]) -> models.Model:
    target = _standing_target(change, model)
    if isinstance(target, PlanTable) and set(change.before["order"]) == set(
        target.activities.values_list("pk", flat=True)
    ):
        current, put = list(target.activities.values_list("pk", flat=True)), editing.set_order
        _same(current, change)
        put(target, change.before["order"])
        return target
    kind = kind_of(_part(target))
    _same(list(PARTS[kind][0].objects.filter(plan=plan).values_list("pk", flat=True)), change)  # type: ignore[misc]
    parts.set_order(kind, plan, change.before["order"])
    return target


def _same(current: list[int], change: Change) -> None:
    if current != change.after["order"]:
        raise _overtaken()


def _undo_filled(change: Change, plan: Plan, model: type[models.Model]) -> models.Model:
    rows = Activity.objects.filter(table__plan=plan, pk__in=change.after["rows"])
    if rows.filter(version__gt=1).exists():
        raise _overtaken()
    tables = list(PlanTable.objects.filter(activities__in=rows).distinct())
    rows.delete()
    for table in tables:
        editing.renumber(table)
    return plan


def _undo_linked(change: Change, plan: Plan, model: type[models.Model]) -> models.Model:
    rows = {str(row.pk): row for row in Activity.objects.filter(table__plan=plan, pk__in=list(change.after))}
    for pk, after in change.after.items():
        row = rows.get(pk)
        if row is None or [row.work_goal_id, row.focus_area_id, row.version] != after:
            raise _overtaken()
        row.work_goal_id, row.focus_area_id, _version = change.before[pk]
        row.version += 1
        row.save(update_fields=["work_goal", "focus_area", "version"])
    return plan


def _undo_ruled(change: Change, plan: Plan, model: type[models.Model]) -> models.Model:
    rules = PlanRule.objects.filter(plan=plan, pk__in=change.after["rules"])
    if rules.filter(version__gt=1).exists():
        raise _overtaken()
    rules.delete()
    return plan


def _undo_renamed(change: Change, plan: Plan, model: type[models.Model]) -> models.Model:
    if {"title": plan.title, "step_set": plan.step_set} != change.after:
        raise _overtaken()
    plan.title, plan.step_set = change.before["title"], change.before["step_set"]
    plan.save(update_fields=["title", "step_set"])
    return plan


def _part(target: models.Model) -> PlanPart:
    if not isinstance(target, PlanPart):
        raise _overtaken()
    return target


_UNDO: dict[str, Callable[[Change, Plan, type[models.Model]], models.Model]] = {
    "changed": _undo_changed,
    "added": _undo_added,
    "removed": _undo_removed,
    "moved": _undo_moved,
    "filled": _undo_filled,
    "linked": _undo_linked,
    "ruled": _undo_ruled,
    "renamed": _undo_renamed,
}
