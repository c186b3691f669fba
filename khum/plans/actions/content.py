"""Writing a plan from values: import, template, last year's plan and JSON all come through here."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.people.models import Division, Position
from khum.people.standing import Standing
from khum.plans import permissions
from khum.plans.models import (
    Activity,
    Chapter,
    DesiredState,
    FocusArea,
    Indicator,
    Plan,
    PlanCommittee,
    PlanRule,
    PlanTable,
    SuccessFactor,
    WorkGoal,
)
from khum.plans.rules.content import ActivityContent, PlanContent
from khum.plans.rules.limits import misfits


@transaction.atomic
def create(
    *, content: PlanContent, source: str, by: Standing, at: datetime, is_past: bool = False, channel: str = "web"
) -> Plan:
    """Write a new draft plan with this content; refuses where the year has one already."""
    permissions.may_make_plan(by).or_raise()
    if Plan.objects.filter(organisation_id=by.organisation_id, year_be=content.year_be).exists():
        raise NotPossibleError(f"มีแผนปีงบประมาณ {content.year_be} อยู่แล้ว เปิดแผนนั้นเพื่อแก้ไข หรือเลือกปีอื่น")
    if lacks := misfits(content):
        raise NotPossibleError(f"แผนนี้บันทึกไม่ได้ เพราะ {'; '.join(lacks[:5])}")
    plan = Plan.objects.create(
        organisation_id=by.organisation_id,
        year_be=content.year_be,
        title=content.title or f"แผนการจัดการความรู้ ประจำปีงบประมาณ {content.year_be}",
        step_set=content.step_set,
        source=source,
        is_past=is_past,
        created_at=at,
        updated_at=at,
    )
    _write_parts(plan, content)
    _write_tables(plan, content)
    ledger.record(
        "plan.created", plan, by=by, at=at, channel=channel, detail={"source": source, "rows": len(content.activities)}
    )
    return plan


def _write_parts(plan: Plan, content: PlanContent) -> None:
    positions = _by_text(Position.objects.filter(organisation_id=plan.organisation_id), "title")
    FocusArea.objects.bulk_create(FocusArea(plan=plan, order=i, text=t) for i, t in enumerate(content.focus_areas))
    DesiredState.objects.bulk_create(
        DesiredState(plan=plan, order=i, text=t) for i, t in enumerate(content.desired_states)
    )
    SuccessFactor.objects.bulk_create(
        SuccessFactor(
            plan=plan,
            order=i,
            text=factor.text,
            owner_id=positions.get(factor.owner),
            owner_text="" if factor.owner in positions else factor.owner,
        )
        for i, factor in enumerate(content.success_factors)
    )
    WorkGoal.objects.bulk_create(
        WorkGoal(plan=plan, order=i, strategy=g.strategy, goal=g.goal) for i, g in enumerate(content.goals)
    )
    Chapter.objects.bulk_create(
        Chapter(plan=plan, order=i, code=c.code, heading=c.heading, body=c.body) for i, c in enumerate(content.chapters)
    )
    PlanRule.objects.bulk_create(
        PlanRule(
            plan=plan,
            order=i,
            code=r.code,
            text=r.text,
            metric=r.metric,
            operator=r.operator,
            value=r.value,
            unit=r.unit,
        )
        for i, r in enumerate(content.rules)
    )
    PlanCommittee.objects.bulk_create(
        PlanCommittee(
            plan=plan,
            order=i,
            name=c.name,
            duties=c.duties,
            seats=[{"position": s.position, "role": s.role} for s in c.seats],
        )
        for i, c in enumerate(content.committees)
    )


class _Names:
    """Keys of the council's divisions and posts and of the plan's goals and areas, by the words that rows use."""

    def __init__(self, plan: Plan) -> None:
        self.divisions = _by_text(Division.objects.filter(organisation_id=plan.organisation_id), "name")
        self.positions = _by_text(Position.objects.filter(organisation_id=plan.organisation_id), "title")
        self.goals = {goal.goal or goal.strategy: goal.pk for goal in plan.goals.all()}
        self.areas = _by_text(plan.focus_areas.all(), "text")

    def owner_of(self, activity: ActivityContent) -> str:
        """The owner as printed; a division or post that the council does not have stays beside it as words."""
        unknown = [activity.division] if activity.division not in self.divisions else []
        unknown += [activity.accountable] if activity.accountable not in self.positions else []
        return " ".join(dict.fromkeys(word for word in (activity.owner, *unknown) if word))


def _write_tables(plan: Plan, content: PlanContent) -> None:
    names = _Names(plan)
    for order, table in enumerate(content.tables):
        row = PlanTable.objects.create(
            plan=plan,
            order=order,
            track=table.track,
            desired_state=table.desired_state,
            measurable_unit=table.measurable_unit,
        )
        _write_rows(row, table.activities, names)


def write_rows(table: PlanTable, rows: tuple[ActivityContent, ...]) -> list[Activity]:
    """Write rows into a table that stands; the caller puts them in order and numbers them."""
    return _write_rows(table, rows, _Names(table.plan))


def _write_rows(table: PlanTable, rows: tuple[ActivityContent, ...], names: _Names) -> list[Activity]:
    activities = Activity.objects.bulk_create(
        Activity(
            table=table,
            order=i,
            number=a.number,
            step=a.step,
            title=a.title,
            method=a.method,
            start_date=a.start,
            end_date=a.end,
            audience=a.audience,
            owner_text=names.owner_of(a),
            division_id=names.divisions.get(a.division),
            accountable_id=names.positions.get(a.accountable),
            work_goal_id=names.goals.get(a.work_goal),
            focus_area_id=names.areas.get(a.focus_area),
            budget=a.budget,
            remark=a.remark,
            is_suggestion=a.is_suggestion,
        )
        for i, a in enumerate(rows)
    )
    _write_indicators(activities, rows)
    return activities


def _write_indicators(rows: list[Activity], contents: tuple[ActivityContent, ...]) -> None:
    Indicator.objects.bulk_create(
        Indicator(
            activity=row,
            order=order,
            text=i.text,
            target=i.target,
            unit=i.unit,
            level=i.level,
            operator=i.operator,
            value=i.value,
            baseline=i.baseline,
            frequency=i.frequency,
            metric=i.metric,
        )
        for row, content in zip(rows, contents, strict=True)
        for order, i in enumerate(content.indicators)
    )


def _by_text(queryset: object, field: str) -> dict[str, int]:
    return {text: pk for pk, text in queryset.values_list("pk", field)}  # type: ignore[attr-defined]
