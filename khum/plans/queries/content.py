"""Reading a plan as values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from khum.domain.steps import StepSet, Track
from khum.people.models import Committee, Holding, Seat
from khum.people.rules import SeatRole
from khum.plans.models import Activity, Plan
from khum.plans.rules.content import (
    ActivityContent,
    ChapterContent,
    CommitteeContent,
    FactorContent,
    GoalContent,
    IndicatorContent,
    PlanContent,
    RuleContent,
    SeatContent,
    TableContent,
)

if TYPE_CHECKING:
    from khum.plans.models import Indicator, PlanTable


def content_of(plan: Plan) -> PlanContent:
    """The whole content of a plan in a fixed number of queries (at most 11)."""
    tables = plan.tables.prefetch_related(
        Prefetch(
            "activities",
            queryset=Activity.objects.select_related(
                "division", "accountable", "work_goal", "focus_area"
            ).prefetch_related("indicators"),
        )
    )
    return PlanContent(
        organisation=plan.organisation.name,
        year_be=plan.year_be,
        title=plan.title,
        step_set=StepSet(plan.step_set),
        focus_areas=tuple(area.text for area in plan.focus_areas.all()),
        desired_states=tuple(state.text for state in plan.desired_states.all()),
        success_factors=tuple(
            FactorContent(factor.text, factor.owner.title if factor.owner else factor.owner_text)
            for factor in plan.success_factors.select_related("owner")
        ),
        goals=tuple(GoalContent(goal.strategy, goal.goal) for goal in plan.goals.all()),
        chapters=tuple(ChapterContent(c.heading, c.body, c.code) for c in plan.chapters.all()),
        tables=tuple(_table(table) for table in tables),
        committees=_committees(plan),
        rules=tuple(
            RuleContent(r.code, r.text, r.metric, r.operator, r.value.normalize() + 0, r.unit) for r in plan.rules.all()
        ),
    )


def _table(table: PlanTable) -> TableContent:
    return TableContent(
        track=Track(table.track),
        desired_state=table.desired_state,
        measurable_unit=table.measurable_unit,
        activities=tuple(activity_content(activity) for activity in table.activities.all()),
        key=table.pk,
    )


def activity_content(activity: Activity) -> ActivityContent:
    """One row as values; expects its links and indicators to be loaded."""
    return ActivityContent(
        number=activity.number,
        step=activity.step,
        title=activity.title,
        method=activity.method,
        start=activity.start_date,
        end=activity.end_date,
        indicators=tuple(_indicator(indicator) for indicator in activity.indicators.all()),
        audience=activity.audience,
        owner=activity.owner_text,
        division=activity.division.name if activity.division else "",
        accountable=activity.accountable.title if activity.accountable else "",
        budget=activity.budget,
        remark=activity.remark,
        work_goal=(activity.work_goal.goal or activity.work_goal.strategy) if activity.work_goal else "",
        focus_area=activity.focus_area.text if activity.focus_area else "",
        is_suggestion=activity.is_suggestion,
        key=activity.pk,
    )


def _indicator(indicator: Indicator) -> IndicatorContent:
    return IndicatorContent(
        text=indicator.text,
        target=indicator.target,
        unit=indicator.unit,
        level=indicator.level,
        operator=indicator.operator,
        value=None if indicator.value is None else indicator.value.normalize() + 0,
        baseline=None if indicator.baseline is None else indicator.baseline.normalize() + 0,
        frequency=indicator.frequency,
        metric=indicator.metric,
    )


def _committees(plan: Plan) -> tuple[CommitteeContent, ...]:
    """Committees of the council for the year; an imported plan without them prints what its file said."""
    appointed = [
        CommitteeContent(committee.name, _seats(committee.seats.all()), committee.duties)
        for committee in Committee.objects.filter(
            organisation_id=plan.organisation_id, year_be=plan.year_be
        ).prefetch_related("seats__position", "seats__person")
    ]
    printed = [
        CommitteeContent(c.name, tuple(SeatContent(**seat) for seat in c.seats), c.duties)
        for c in plan.printed_committees.all()
    ]
    return tuple(printed or appointed)


def _seats(seats: Iterable[Seat]) -> tuple[SeatContent, ...]:
    return tuple(SeatContent(str(seat.position or seat.person), SeatRole(seat.role).label_th) for seat in seats)


def holders_on(position_ids: Iterable[int], day: date) -> dict[int, Holding]:
    """Who holds each position on a day; an acting holder comes before nobody, a full holder before an acting one."""
    holders: dict[int, Holding] = {}
    for holding in Holding.objects.on(day).filter(position__in=list(position_ids)).select_related("person"):
        holders.setdefault(holding.position_id, holding)
    return holders
