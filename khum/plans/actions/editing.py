"""Editing rows of the tables in place: change, add, remove, move. Each is checked, traced and can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from khum.domain.steps import StepSet, Track, step_or_component, steps_of
from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.people.standing import Standing
from khum.plans import permissions
from khum.plans.actions import tracing
from khum.plans.actions.values import activity_values, check_links, write_activity
from khum.plans.models import Activity, Plan, PlanTable


@transaction.atomic
def change_activity(
    *, activity_id: int, values: Mapping[str, Any], version: int, by: Standing, at: datetime
) -> Activity:
    """Save what a person made of a row.

    ``values`` are in the shape of :func:`khum.plans.actions.values.activity_values` (any part of it); ``version`` is
    the version that the person opened. Raises :class:`khum.domain.merging.EditConflictError` if another came first.
    """
    activity, plan = _row(activity_id, by)
    permissions.may_edit_activity(by, plan, activity).or_raise()
    before = activity_values(activity)
    mine = {**dict(values), "is_suggestion": False}
    if not permissions.may_edit(by, plan) and mine.get("division_id", activity.division_id) != activity.division_id:
        raise NotPermittedError(_("A division head cannot hand a row to another division. Ask the KM secretary."))
    tracing.check_version(activity, version=version, mine=dict(values), theirs=before, plan=plan)
    check_links(plan, mine)
    if all(before.get(name) == value for name, value in mine.items()):
        return activity
    write_activity(activity, mine)
    activity.refresh_from_db()
    tracing.record("changed", activity, plan=plan, before=before, after=activity_values(activity), by=by, at=at)
    return activity


@transaction.atomic
def add_activity(*, table_id: int, step: str, by: Standing, at: datetime) -> Activity:
    """Add an empty row for a step after the rows of that step, with the period of the whole year."""
    table = PlanTable.objects.visible_to(by).select_related("plan").get(pk=table_id)
    plan = tracing.locked(table.plan_id, by)
    permissions.may_edit(by, plan).or_raise()
    if step and step_or_component(step) not in steps_of(Track(table.track), StepSet(plan.step_set)):
        raise NotPossibleError(_("This table has no such step."))
    year = plan.year
    activity = Activity.objects.create(
        table=table,
        order=_place_for(table, plan, step),
        number=0,
        step=step,
        title="",
        start_date=year.start,
        end_date=year.end,
    )
    renumber(table)
    activity.refresh_from_db()
    tracing.record("added", activity, plan=plan, before={}, after=activity_values(activity), by=by, at=at)
    return activity


def _place_for(table: PlanTable, plan: Plan, step: str) -> int:
    """After the last row whose step is this one or an earlier one; the rows behind make room."""
    order = [member.value for member in steps_of(Track(table.track), StepSet(plan.step_set))]
    earlier = order[: order.index(step) + 1] if step in order else [*order, ""]
    last = table.activities.filter(step__in=earlier).aggregate(last=Max("order"))["last"]
    place = 0 if last is None else int(last) + 1
    table.activities.filter(order__gte=place).update(order=F("order") + 1)
    return place


@transaction.atomic
def remove_activity(*, activity_id: int, version: int, by: Standing, at: datetime) -> Plan:
    """Take a row out of the plan; what it held stays in the trace. Rows with recorded results are dropped instead."""
    activity, plan = _row(activity_id, by)
    permissions.may_edit(by, plan).or_raise()
    before = activity_values(activity)
    if version != activity.version:
        raise NotPossibleError(
            _("Somebody changed this row after you opened it. Look at it again before you remove it.")
        )
    if activity.reports.exists() or activity.indicators.filter(measurements__isnull=False).exists():
        raise NotPossibleError(
            _("Results were recorded for this activity, so it cannot be removed. Mark it as dropped, with the reason.")
        )
    place = {"table_id": activity.table_id, "order": activity.order, "number": activity.number}
    tracing.record("removed", activity, plan=plan, before={**before, **place}, after={}, by=by, at=at)
    table = activity.table
    activity.delete()
    renumber(table)
    return plan


@transaction.atomic
def move_activity(*, activity_id: int, up: bool, by: Standing, at: datetime) -> Activity:
    """Move a row one place up or down in its table and number the rows again."""
    activity, plan = _row(activity_id, by)
    permissions.may_edit(by, plan).or_raise()
    before = list(activity.table.activities.values_list("pk", flat=True))
    after = tracing.next_place(before, activity.pk, up=up)
    set_order(activity.table, after)
    tracing.record("moved", activity.table, plan=plan, before={"order": before}, after={"order": after}, by=by, at=at)
    activity.refresh_from_db()
    return activity


def set_order(table: PlanTable, ids: list[int]) -> None:
    """Put the rows of a table into the order of ``ids`` and number them."""
    rows = {row.pk: row for row in table.activities.all()}
    for place, pk in enumerate(pk for pk in ids if pk in rows):
        rows[pk].order = place
    ordered = sorted(rows.values(), key=lambda row: (row.order, row.pk))
    for place, row in enumerate(ordered):
        row.order, row.number = place, place + 1
    Activity.objects.bulk_update(ordered, ["order", "number"])


def renumber(table: PlanTable) -> None:
    """Number the rows of a table from 1 in their order."""
    set_order(table, list(table.activities.values_list("pk", flat=True)))


def _row(activity_id: int, by: Standing) -> tuple[Activity, Plan]:
    found = Activity.objects.visible_to(by).select_related("table").get(pk=activity_id)
    plan = tracing.locked(found.table.plan_id, by)
    # Read again behind the lock: what counts is the row as it stands now.
    activity = Activity.objects.select_related("table").get(pk=activity_id)
    return activity, plan
