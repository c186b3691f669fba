"""The timeline of a plan: rows by division over the months of the fiscal year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from khum.domain import thai_date
from khum.domain.fiscal_year import FiscalYear
from khum.plans.models import Activity, Plan
from khum.plans.rules.states import ActivityState
from khum.plans.rules.timeline import span

_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Lane:
    """The rows of one division; the name is empty for rows that no single division owns.

    ``bars`` are in the shape of the ``gantt`` tag; ``undated`` rows have no period in the year.
    """

    name: str
    rows: tuple[Activity, ...]
    bars: list[dict[str, Any]]
    undated: tuple[Activity, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All lanes and the months in fiscal order, in the shape of the ``gantt`` tag."""

    lanes: tuple[Lane, ...]
    months: list[dict[str, Any]]


def timeline_of(plan: Plan, *, today: date) -> Timeline:
    """Rows by division in one query; within a lane by first day. Rows of everybody stand last."""
    activities = (
        Activity.objects.filter(table__plan=plan)
        .select_related("division", "accountable")
        .order_by("division__order", "division_id", "start_date", "table__order", "order", "id")
    )
    by_division: dict[int | None, list[Activity]] = {}
    for activity in activities:
        by_division.setdefault(activity.division_id, []).append(activity)
    ordered = sorted(by_division, key=lambda key: key is None)
    here = span(today, today, plan.year)
    months = [
        {"label": label, "is_now": here is not None and here.first == place}
        for place, label in enumerate(plan.year.month_labels, start=1)
    ]
    return Timeline(tuple(_lane(by_division[key], plan, today) for key in ordered), months)


def _lane(rows: list[Activity], plan: Plan, today: date) -> Lane:
    page = reverse("plans:plan", args=[plan.pk])
    bars = [(row, bar) for row in rows if (bar := _bar(row, plan.year, today, page)) is not None]
    dated = {row.pk for row, _bar_ in bars}
    return Lane(
        name=rows[0].division.name if rows[0].division else "",
        rows=tuple(rows),
        bars=[bar for _row, bar in bars],
        undated=tuple(row for row in rows if row.pk not in dated),
    )


def _bar(row: Activity, year: FiscalYear, today: date, page: str) -> dict[str, Any] | None:
    place = span(row.start_date, row.end_date, year)
    if place is None:
        return None
    first, last = row.start_date or row.end_date, row.end_date or row.start_date
    tone = "late" if row.is_late(today=today) else ""
    title = row.title.splitlines()[0] if row.title else "–"
    return {
        "label": title if len(title) <= _LONGEST else f"{title[:_LONGEST]}…",
        "url": f"{page}#row-{row.pk}",
        "first": place.first,
        "months": place.months,
        "tone": "dropped" if row.state == ActivityState.DROPPED else tone,
        "share": 100 if row.state == ActivityState.DONE else 0,
        "words": thai_date.period(first, last) if first and last else "",
    }
