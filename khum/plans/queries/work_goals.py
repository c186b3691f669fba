"""Work goals of the plan of a year, for the needs map to take over (row 25)."""

from __future__ import annotations

from collections import defaultdict

from khum.domain.registries import WorkGoalLine
from khum.people.standing import Standing
from khum.plans.models import Activity, WorkGoal


def work_goals(standing: Standing, year_be: int) -> list[WorkGoalLine]:
    """Goals in the order of the plan; a goal whose rows are all of one division is that division's: two queries."""
    goals = list(WorkGoal.objects.filter(plan__organisation=standing.organisation_id, plan__year_be=year_be))
    divisions: dict[int, set[str]] = defaultdict(set)
    rows = Activity.objects.filter(work_goal__in=goals, division__isnull=False).order_by()
    for goal, division in rows.values_list("work_goal", "division__name").distinct():
        divisions[goal].add(division)
    return [
        WorkGoalLine(
            text=goal.goal,
            strategy=goal.strategy,
            division=next(iter(divisions[goal.pk])) if len(divisions[goal.pk]) == 1 else "",
        )
        for goal in goals
    ]
