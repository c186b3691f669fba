"""The timeline of a plan: rows by division over the months of the fiscal year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from khum.domain.fiscal_year import FiscalYear
from khum.plans.models import Activity, Plan
from khum.plans.rules.states import ActivityState
from khum.plans.rules.timeline import Span, span


@dataclass(frozen=True, slots=True)
class Bar:
    """One activity over the months; ``span`` is None where it has no period in the year."""

    activity: Activity
    span: Span | None
    tone: str
    filled: int


@dataclass(frozen=True, slots=True)
class Lane:
    """The activities of one division; the name is empty for rows that no single division owns."""

    name: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All lanes, the names of the months in fiscal order and which of them is now (1–12, or 0)."""

    lanes: tuple[Lane, ...]
    months: tuple[str, ...]
    now: int


def timeline_of(plan: Plan, *, today: date) -> Timeline:
    """Rows by division in one query; within a lane by first day."""
    activities = (
        Activity.objects.filter(table__plan=plan)
        .select_related("division", "accountable")
        .order_by("division__order", "division_id", "start_date", "table__order", "order", "id")
    )
    lanes: dict[int | None, list[Bar]] = {}
    names: dict[int | None, str] = {}
    for activity in activities:
        names[activity.division_id] = activity.division.name if activity.division else ""
        lanes.setdefault(activity.division_id, []).append(_bar(activity, plan.year, today))
    ordered = sorted(lanes, key=lambda key: key is None)  # Rows of everybody stand last.
    return Timeline(
        lanes=tuple(Lane(names[key], tuple(lanes[key])) for key in ordered),
        months=plan.year.month_labels,
        now=_month(plan.year, today),
    )


def _bar(activity: Activity, year: FiscalYear, today: date) -> Bar:
    tone = "late" if activity.is_late(today=today) else ""
    if activity.state == ActivityState.DROPPED:
        tone = "dropped"
    return Bar(
        activity=activity,
        span=span(activity.start_date, activity.end_date, year),
        tone=tone,
        filled=100 if activity.state == ActivityState.DONE else 0,
    )


def _month(year: FiscalYear, day: date) -> int:
    found = span(day, day, year)
    return found.first if found else 0
