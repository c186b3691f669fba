"""Activities as work: whose, how far, how late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, F, IntegerField, Prefetch, Q, QuerySet, Value, When

from khum.people.standing import Standing
from khum.plans.models import Activity, Plan, ProgressReport
from khum.plans.rules.states import ActivityState, PlanState

OPEN = (ActivityState.PLANNED, ActivityState.RUNNING)
SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; empty values narrow nothing."""

    division: int | None = None
    state: str = ""
    step: str = ""
    words: str = ""
    order: str = ""


_END = F("end_date").asc(nulls_last=True)
_PLACE = ("table__order", "order", "id")
ORDERS: dict[str, tuple[Any, ...]] = {
    "": ("urgency", _END, *_PLACE),
    "end": (_END, *_PLACE),
    "plan": _PLACE,
    "division": ("division__order", "division_id", "urgency", _END, *_PLACE),
    "title": ("title", "id"),
}


def of_plan(plan: Plan, *, today: date, filters: Filters = Filters()) -> QuerySet[Activity]:
    """Activities of a plan, late ones first, then by their end, unless another order is asked for."""
    rows = (
        Activity.objects.filter(table__plan=plan)
        .select_related("division", "accountable", "table")
        .annotate(
            urgency=Case(
                When(state__in=OPEN, end_date__lt=today, then=Value(0)),
                When(state__in=OPEN, then=Value(1)),
                default=Value(2),
                output_field=IntegerField(),
            )
        )
        .order_by(*ORDERS.get(filters.order, ORDERS[""]))
    )
    for word in filters.words.split()[:8]:
        rows = rows.filter(Q(title__icontains=word) | Q(method__icontains=word) | Q(owner_text__icontains=word))
    if filters.division:
        rows = rows.filter(division_id=filters.division)
    if filters.step:
        rows = rows.filter(step=filters.step)
    if filters.state == "late":
        return rows.filter(state__in=OPEN, end_date__lt=today)
    return rows.filter(state=filters.state) if filters.state else rows


def with_reports(rows: QuerySet[Activity]) -> QuerySet[Activity]:
    """The same with their indicators and reports, the last report first: two more queries."""
    reports = ProgressReport.objects.order_by("-at", "-pk")
    return rows.prefetch_related("indicators", Prefetch("reports", queryset=reports))


def mine(standing: Standing) -> QuerySet[Activity]:
    """Open activities of plans in force that the person answers for or whose division the person heads."""
    return (
        Activity.objects.visible_to(standing)
        .filter(
            Q(accountable__in=standing.position_ids) | Q(division__in=standing.headed_division_ids),
            state__in=OPEN,
            table__plan__approved_at__isnull=False,
        )
        .exclude(table__plan__state=PlanState.CLOSED)
        .select_related("table__plan", "division")
        .order_by(F("end_date").asc(nulls_last=True), "id")
    )


def due(standing: Standing) -> QuerySet[Activity]:
    """Of :func:`mine`, what is late, ends within two weeks, or should have begun."""
    today = standing.today
    return mine(standing).filter(
        Q(end_date__lte=today + SOON) | Q(state=ActivityState.PLANNED, start_date__lte=today - SOON)
    )
