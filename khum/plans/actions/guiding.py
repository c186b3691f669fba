"""The guided path to a plan; every answer is written into the draft at once, so that nothing waits to be lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from khum.domain.fiscal_year import FiscalYear
from khum.people.models import Position
from khum.people.standing import Standing
from khum.plans import permissions
from khum.plans.actions import content as contents
from khum.plans.actions import editing, parts, tracing
from khum.plans.actions.making import order_by_step
from khum.plans.models import Activity, Plan, PlanTable
from khum.plans.queries.content import content_of
from khum.plans.queries.overview import standard_for
from khum.plans.rules import guide
from khum.plans.rules.content import GoalContent, PlanContent, TableContent


@transaction.atomic
def start(*, year: FiscalYear, goals: Sequence[GoalContent], by: Standing, at: datetime) -> Plan:
    """A draft with the work goals, the chapters and the number rules; focus, states and rows follow."""
    standard = standard_for(by.organisation, year)
    content = replace(standard, goals=tuple(goals), focus_areas=(), desired_states=(), tables=())
    return contents.create(content=content, source="guided", by=by, at=at)


@transaction.atomic
def answer_problem(*, plan_id: int, answers: Mapping[str, str], by: Standing, at: datetime) -> None:
    """Keep which problem of the work the plan takes on, whose it is, and what shall show within 90 days (row 34)."""
    plan = tracing.locked(plan_id, by)
    text = guide.problem_text(dict(answers))
    chapter = plan.chapters.filter(code=guide.PROBLEM).first()
    if chapter is not None:
        parts.change(kind="chapters", part_id=chapter.pk, values={"body": text}, version=chapter.version, by=by, at=at)
        return
    values = {"heading": "ปัญหาของงานที่แผนนี้ช่วยแก้", "body": text}
    added = parts.add(kind="chapters", plan_id=plan.pk, values=values, by=by, at=at)
    plan.chapters.filter(pk=added.pk).update(code=guide.PROBLEM)


@transaction.atomic
def choose(*, plan_id: int, kind: str, texts: Sequence[str], by: Standing, at: datetime) -> None:
    """Bring a list of focus areas or desired states in line with what was chosen.

    A part that rows or tables use already is kept, chosen or not: it is removed where its use is seen.
    """
    plan = tracing.locked(plan_id, by)
    relation = plan.focus_areas if kind == "focus-areas" else plan.desired_states
    present = {part.text: part for part in relation.all()}
    for text in dict.fromkeys(texts):
        if text not in present:
            parts.add(kind=kind, plan_id=plan.pk, values={"text": text}, by=by, at=at)
    used = " ".join(plan.tables.values_list("desired_state", flat=True))
    for text, part in present.items():
        if text not in texts and text not in used and not parts.rows_of(part):
            parts.remove(kind=kind, part_id=part.pk, version=part.version, by=by, at=at)


@transaction.atomic
def take_rows(*, plan_id: int, goals: Mapping[str, int], by: Standing, at: datetime) -> int:
    """Take rows of the standard plan into the draft; ``goals`` maps the code of a pick to the goal that it serves."""
    plan = tracing.locked(plan_id, by)
    permissions.may_edit(by, plan).or_raise()
    standard = standard_for(plan.organisation, plan.year)
    content = content_of(plan)
    wanted = [p for p in guide.picks(standard) if p.code in goals and p.code not in guide.taken(standard, content)]
    links = _Links(plan, standard, goals)
    rows: list[int] = []
    for place in sorted({pick.table for pick in wanted}):
        match = guide.counterpart(standard, content, place)
        table = plan.tables.get(pk=match.key or 0) if match else _new_table(plan, standard.tables[place], content)
        chosen = [pick for pick in wanted if pick.table == place]
        written = contents.write_rows(table, tuple(replace(p.activity, work_goal="", focus_area="") for p in chosen))
        for row, pick in zip(written, chosen, strict=True):
            links.tie(row, pick)
            rows.append(row.pk)
        order_by_step(table)
    if rows:
        tracing.record("filled", plan, plan=plan, before={}, after={"rows": rows}, by=by, at=at)
    return len(rows)


class _Links:
    """Ties rows to the plan's goals and focus areas; these answer to the standard's by their place in the list."""

    def __init__(self, plan: Plan, standard: PlanContent, goals: Mapping[str, int]) -> None:
        self.standard, self.chosen = standard, goals
        self.goals = {goal.pk: goal for goal in plan.goals.all()}
        self.areas = list(plan.focus_areas.all())

    def tie(self, row: Activity, pick: guide.Pick) -> None:
        place = self.standard.focus_areas.index(pick.activity.focus_area)
        row.work_goal = self.goals.get(self.chosen[pick.code])
        row.focus_area = self.areas[min(place, len(self.areas) - 1)] if self.areas else None
        row.save(update_fields=["work_goal", "focus_area"])


def _new_table(plan: Plan, model: TableContent, content: PlanContent) -> PlanTable:
    """A table with the desired states that were chosen, where the standard plan names none of them."""
    named = [state for state in content.desired_states if state in model.desired_state]
    states = named or (list(content.desired_states[:1]) if model.desired_state else [])
    return PlanTable.objects.create(
        plan=plan,
        order=plan.tables.count(),
        track=model.track,
        desired_state="; ".join(states),
        measurable_unit=model.measurable_unit,
    )


@transaction.atomic
def assign(*, plan_id: int, posts: Mapping[int, int], by: Standing, at: datetime) -> int:
    """Give rows to the positions that answer for them; ``posts`` maps a row to a position. Counts the rows changed."""
    plan = tracing.locked(plan_id, by)
    permissions.may_edit(by, plan).or_raise()
    positions = Position.objects.visible_to(by).in_bulk(set(posts.values()))
    changed = 0
    for row in Activity.objects.filter(table__plan=plan, pk__in=list(posts)):
        position = positions.get(posts[row.pk])
        if position is None or row.accountable_id == position.pk:
            continue
        values = {"accountable_id": position.pk, "division_id": position.division_id or row.division_id}
        editing.change_activity(activity_id=row.pk, values=values, version=row.version, by=by, at=at)
        changed += 1
    return changed
