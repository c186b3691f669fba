"""Making a plan: from the standard template, from another year's plan, by the guided path; filling what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from khum.domain.fiscal_year import FiscalYear
from khum.domain.steps import StepSet, Track, steps_of
from khum.domain.verdict import NotPossibleError
from khum.people.standing import Standing
from khum.plans import permissions
from khum.plans.actions import content as contents
from khum.plans.actions import tracing
from khum.plans.actions.editing import set_order
from khum.plans.models import Activity, FocusArea, Plan, PlanRule, PlanTable, WorkGoal
from khum.plans.queries.content import content_of
from khum.plans.queries.overview import results_of, standard_for
from khum.plans.rules import copying, template
from khum.plans.rules.content import RuleContent


@transaction.atomic
def from_template(*, year: FiscalYear, by: Standing, at: datetime) -> Plan:
    """A draft with the complete standard plan."""
    return contents.create(content=standard_for(by.organisation, year), source="template", by=by, at=at)


@transaction.atomic
def from_plan(
    *, plan_id: int, year: FiscalYear, declined: frozenset[str] = frozenset(), by: Standing, at: datetime
) -> Plan:
    """A draft of ``year`` made from another year's plan; texts in ``declined`` keep their years.

    Number rules that came into force in between are added, so that the new plan starts complete.
    """
    source = Plan.objects.visible_to(by).select_related("organisation").get(pk=plan_id)
    content, _notes = copying.next_year(content_of(source), year, results_of(source), declined=declined)
    content = replace(content, rules=(*content.rules, *_missing_rules(content.rules, year)))
    return contents.create(content=content, source="previous", by=by, at=at)


def _missing_rules(rules: Iterable[RuleContent], year: FiscalYear) -> tuple[RuleContent, ...]:
    present = {rule.code for rule in rules}
    return tuple(rule for rule in template.number_rules(year) if rule.code not in present)


@transaction.atomic
def add_number_rules(*, plan_id: int, by: Standing, at: datetime) -> Plan:
    """Add the number rules of the plan's year that it lacks (row 124)."""
    plan = tracing.locked(plan_id, by)
    permissions.may_edit(by, plan).or_raise()
    present = set(plan.rules.values_list("code", flat=True))
    last = plan.rules.aggregate(last=Max("order"))["last"]
    wanted = [rule for rule in template.number_rules(plan.year) if rule.code not in present]
    if not wanted:
        raise NotPossibleError(_("The plan has all number rules of its year."))
    rows = PlanRule.objects.bulk_create(
        PlanRule(
            plan=plan,
            order=(0 if last is None else last + 1) + place,
            code=rule.code,
            text=rule.text,
            metric=rule.metric,
            operator=rule.operator,
            value=rule.value,
            unit=rule.unit,
        )
        for place, rule in enumerate(wanted)
    )
    tracing.record("ruled", plan, plan=plan, before={}, after={"rules": [row.pk for row in rows]}, by=by, at=at)
    return plan


@transaction.atomic
def fill_missing(*, plan_id: int, by: Standing, at: datetime) -> tuple[int, ...]:
    """Add rows of the standard plan for the steps that a table lacks, marked as suggestions (row 123)."""
    plan = tracing.locked(plan_id, by)
    permissions.may_edit(by, plan).or_raise()
    tables = list(plan.tables.all())
    standard = standard_for(plan.organisation, plan.year)
    found = list(template.suggestions(content_of(plan), standard))
    if not found:
        raise NotPossibleError(_("No step is missing in the tables."))
    rows = []
    for place, activity in found:
        (row,) = contents.write_rows(tables[place], (activity,))
        rows.append(row.pk)
    for place in {place for place, _activity in found}:
        order_by_step(tables[place])
    tracing.record("filled", plan, plan=plan, before={}, after={"rows": rows}, by=by, at=at)
    return tuple(rows)


def order_by_step(table: PlanTable) -> None:
    """Rows in the order of their steps; rows of one step, and rows without one, keep their order."""
    order = [step.value for step in steps_of(Track(table.track), StepSet(table.plan.step_set))]
    rows = list(table.activities.all())
    ranked = sorted(rows, key=lambda row: order.index(row.step) if row.step in order else len(order))
    set_order(table, [row.pk for row in ranked])


@transaction.atomic
def link_rows(*, plan_id: int, goals: dict[int, int], areas: dict[int, int], by: Standing, at: datetime) -> int:
    """Tie rows to goals and focus areas in one go; ``goals`` and ``areas`` map a row to what it serves (row 3)."""
    plan = tracing.locked(plan_id, by)
    permissions.may_edit(by, plan).or_raise()
    known_goals = set(WorkGoal.objects.filter(plan=plan).values_list("pk", flat=True))
    known_areas = set(FocusArea.objects.filter(plan=plan).values_list("pk", flat=True))
    before, after = {}, {}
    for row in Activity.objects.filter(table__plan=plan, pk__in={*goals, *areas}):
        goal, area = goals.get(row.pk, row.work_goal_id), areas.get(row.pk, row.focus_area_id)
        if (goal is not None and goal not in known_goals) or (area is not None and area not in known_areas):
            raise NotPossibleError(_("What you chose is gone or belongs to another organisation. Choose again."))
        if (goal, area) == (row.work_goal_id, row.focus_area_id):
            continue
        before[str(row.pk)] = [row.work_goal_id, row.focus_area_id, row.version]
        row.work_goal_id, row.focus_area_id, row.version = goal, area, row.version + 1
        row.save(update_fields=["work_goal", "focus_area", "version"])
        after[str(row.pk)] = [goal, area, row.version]
    if after:
        tracing.record("linked", plan, plan=plan, before=before, after=after, by=by, at=at)
    return len(after)


@transaction.atomic
def rename(*, plan_id: int, title: str, step_set: StepSet, by: Standing, at: datetime) -> Plan:
    """Change the title and the set of steps that the plan uses (row 50)."""
    plan = tracing.locked(plan_id, by)
    permissions.may_edit(by, plan).or_raise()
    before = {"title": plan.title, "step_set": plan.step_set}
    plan.title, plan.step_set = title, step_set.value
    plan.save(update_fields=["title", "step_set"])
    after = {"title": plan.title, "step_set": plan.step_set}
    if after != before:
        tracing.record("renamed", plan, plan=plan, before=before, after=after, by=by, at=at)
    return plan
