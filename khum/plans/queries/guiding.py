"""What the questions of the guided path show."""

from __future__ import annotations

from dataclasses import dataclass

from khum.plans.models import Activity, Plan
from khum.plans.queries.content import content_of
from khum.plans.queries.overview import standard_for
from khum.plans.rules import guide
from khum.plans.rules.content import TableContent


@dataclass(frozen=True, slots=True)
class PickRow:
    """A row to tick; ``is_taken`` rows stand in the plan already. ``goal`` is the place of the proposed goal."""

    pick: guide.Pick
    is_taken: bool
    goal_id: int | None


@dataclass(frozen=True, slots=True)
class PickTable:
    """Rows to tick under their table."""

    table: TableContent
    rows: tuple[PickRow, ...]


@dataclass(frozen=True, slots=True)
class OwnerGroup:
    """Rows that one position answers for (or nobody yet: ``position_id`` None)."""

    position_id: int | None
    title: str
    rows: tuple[Activity, ...]


def picks_of(plan: Plan) -> tuple[PickTable, ...]:
    """The standard plan's rows for ticking, with a goal proposed for each."""
    standard = standard_for(plan.organisation, plan.year)
    there = guide.taken(standard, content_of(plan))
    goal_ids = list(plan.goals.values_list("pk", flat=True))
    places = {goal.goal: place for place, goal in enumerate(standard.goals)}

    def row(pick: guide.Pick) -> PickRow:
        place = places.get(pick.activity.work_goal, 0)
        goal = goal_ids[min(place, len(goal_ids) - 1)] if goal_ids else None
        return PickRow(pick, pick.code in there, goal)

    rows = [row(pick) for pick in guide.picks(standard)]
    return tuple(
        PickTable(table, tuple(row for row in rows if row.pick.table == place))
        for place, table in enumerate(standard.tables)
    )


def owner_groups(plan: Plan) -> tuple[OwnerGroup, ...]:
    """Rows by the position that answers for them, nobody's first: one query."""
    rows: dict[int | None, list[Activity]] = {}
    for activity in (
        Activity.objects.filter(table__plan=plan).select_related("accountable").order_by("table__order", "order", "id")
    ):
        rows.setdefault(activity.accountable_id, []).append(activity)
    return tuple(
        OwnerGroup(key, group[0].accountable.title if group[0].accountable else "", tuple(group))
        for key, group in sorted(rows.items(), key=lambda item: item[0] is not None)
    )
