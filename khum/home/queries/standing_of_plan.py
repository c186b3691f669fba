"""How the council stands with this year's plan: its state, its activities and its figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import METRICS, Metric
from khum.domain.targets import Target
from khum.home import rules
from khum.home.queries.addresses import address
from khum.people.models import Committee, Person
from khum.people.standing import Standing
from khum.plans.models import Activity, Indicator, Plan, PlanRule
from khum.plans.rules.states import PlanState
from khum.ui import figures

MAX_FIGURES = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric of the plan as a card shows it."""

    name: str
    value: Decimal | None
    unit: str
    target: Target | None
    pace: rules.Pace
    url: str


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """This year's plan at a glance."""

    plan: Plan
    url: str
    counts: rules.ActivityCounts
    mine: rules.ActivityCounts | None
    months: list[dict[str, Any]]
    figures: list[Figure]

    @property
    def is_running(self) -> bool:
        """In force or over: only then can an activity be late."""
        return self.plan.state in {PlanState.IN_FORCE, PlanState.CLOSED}


@dataclass(frozen=True, slots=True)
class SetupStep:
    """One step of a council that begins."""

    code: str
    is_done: bool
    url: str
    is_next: bool = False


def plan_of_year(standing: Standing, year: FiscalYear) -> Plan | None:
    """The plan of a fiscal year, if the council has one: one query."""
    return Plan.objects.visible_to(standing).filter(year_be=year.be).first()


def plan_standing(standing: Standing, plan: Plan) -> PlanStanding:
    """State, activities and figures of a plan: three queries and those of at most four metrics."""
    rows = list(
        Activity.objects.visible_to(standing)
        .filter(table__plan=plan)
        .values_list("state", "end_date", "division_id")
        .order_by("end_date", "id")
    )
    today = standing.today
    mine = [(state, end) for state, end, division in rows if division in standing.headed_division_ids]
    return PlanStanding(
        plan=plan,
        url=address("plans:plan", plan.pk),
        counts=rules.count_activities([(state, end) for state, end, _ in rows], today=today),
        mine=rules.count_activities(mine, today=today) if mine else None,
        months=_months(plan.year, [end for _, end, _ in rows if end], today),
        figures=_figures(standing, plan),
    )


def _months(year: FiscalYear, ends: list[date], today: date) -> list[dict[str, Any]]:
    return [
        {**month, "ends": sum((end.year, end.month) == (month["start"].year, month["start"].month) for end in ends)}
        for month in figures.month_strip(year, today)
    ]


def _figures(standing: Standing, plan: Plan) -> list[Figure]:
    targets = _targets(standing, plan)
    wanted = [metric for metric in METRICS if metric.code in targets]
    rest = [metric for metric in METRICS if metric.code not in targets]
    return [_figure(standing, plan, metric, targets.get(metric.code)) for metric in (*wanted, *rest)[:MAX_FIGURES]]


def _targets(standing: Standing, plan: Plan) -> dict[str, Target]:
    """Targets by metric; a number rule of the plan stands above an indicator's own."""
    fields = ("metric", "operator", "value", "unit")
    indicators = (
        Indicator.objects.visible_to(standing)
        .filter(activity__table__plan=plan, value__isnull=False)
        .exclude(metric="")
        .values_list(*fields)
    )
    rules_ = PlanRule.objects.visible_to(standing).filter(plan=plan).values_list(*fields)
    return {code: Target(operator or "ge", value, unit) for code, operator, value, unit in (*indicators, *rules_)}


def _figure(standing: Standing, plan: Plan, metric: Metric, target: Target | None) -> Figure:
    year = plan.year
    measured = metric.measure(standing.organisation, year.start, year.end, standing.today)
    value = None if measured.value is None else round(measured.value, 1).normalize() + 0
    return Figure(
        name=metric.name_th,
        value=value,
        unit=metric.unit,
        target=None if target is None else Target(target.operator, target.value.normalize() + 0, target.unit),
        pace=rules.pace(value, target, elapsed=rules.elapsed_share(year, today=standing.today)),
        url=address("plans:metric", plan.pk, metric.code),
    )


def setup_steps(standing: Standing, plan: Plan | None) -> list[SetupStep]:
    """The way of a council that begins, for who keeps the plan: two queries; nothing once a plan is in force."""
    if plan is not None and plan.state in {PlanState.IN_FORCE, PlanState.CLOSED}:
        return []
    year = FiscalYear.containing(standing.today)
    has_people = Person.objects.visible_to(standing).exclude(pk=standing.person_id).exists()
    has_committee = Committee.objects.visible_to(standing).filter(year_be=year.be).exists()
    steps = [
        SetupStep("people", has_people, address("people:people") or address("people:staff-import")),
        SetupStep("committee", has_committee, address("people:committees")),
        SetupStep("plan", plan is not None, address("plans:new")),
        SetupStep("approve", is_done=False, url=address("plans:approval", plan.pk) if plan else ""),
    ]
    first = next((step for step in steps if step.url and not step.is_done), None)
    return [replace(step, is_next=step is first) for step in steps]
