"""Work goals of a year: begin, change, remove while empty, take over from elsewhere (row 25)."""

from __future__ import annotations

from datetime import datetime
from itertools import chain

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.registries import WORK_GOALS, WorkGoalLine
from khum.domain.verdict import NotPossibleError
from khum.needs import permissions
from khum.needs.models import Goal
from khum.people.models import Division
from khum.people.queries import chart
from khum.people.standing import Standing


@transaction.atomic
def begin_goal(
    *, strategy: str, title: str, division: Division | None, year_be: int, by: Standing, at: datetime
) -> Goal:
    """Begin with a line of the strategy and a work goal under it."""
    _check(division, by)
    goal = Goal.objects.create(
        organisation=by.organisation,
        year_be=year_be,
        strategy=strategy.strip(),
        title=title.strip(),
        division=division,
        order=Goal.objects.visible_to(by).filter(year_be=year_be).count(),
        created_by=by.person,
        created_at=at,
    )
    ledger.record("goal.begun", goal, by=by, at=at)
    return goal


@transaction.atomic
def change_goal(
    *, goal_id: int, strategy: str, title: str, division: Division | None, by: Standing, at: datetime
) -> Goal:
    """Change words or division of a goal."""
    goal = locked(goal_id, by)
    permissions.may_draft(by, goal.division_id).or_raise()
    _check(division, by)
    before = {"strategy": goal.strategy, "title": goal.title, "division": str(goal.division or "")}
    goal.strategy, goal.title, goal.division = strategy.strip(), title.strip(), division
    goal.save(update_fields=["strategy", "title", "division"])
    after = {"strategy": goal.strategy, "title": goal.title, "division": str(goal.division or "")}
    changed = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    if changed:
        ledger.record("goal.changed", goal, by=by, at=at, detail=changed)
    return goal


@transaction.atomic
def remove_goal(*, goal_id: int, by: Standing, at: datetime) -> None:
    """Take back a goal that nothing hangs on."""
    goal = locked(goal_id, by)
    permissions.may_draft(by, goal.division_id).or_raise()
    if goal.needs.exists():
        raise NotPossibleError(_("Needed knowledge hangs on this goal. Retire or move it first."))
    ledger.record("goal.removed", goal, by=by, at=at)
    goal.delete()


@transaction.atomic
def take_over_goals(*, year_be: int, by: Standing, at: datetime) -> list[Goal]:
    """Take the work goals that other apps offer for a year (the plan); goals already there stay as they are.

    A head takes those of the own division, who keeps the map takes all.
    """
    permissions.may_draft_any(by).or_raise()
    divisions = {division.name: division for division in chart.open_divisions(by)}
    return [
        begin_goal(
            strategy=line.strategy,
            title=line.text or line.strategy,
            division=divisions.get(line.division),
            year_be=year_be,
            by=by,
            at=at,
        )
        for line in new_lines(by, year_be)
    ]


def new_lines(standing: Standing, year_be: int) -> list[WorkGoalLine]:
    """Work goals that other apps know, that are not on the map and that the person may put there."""
    divisions = {division.name: division.pk for division in chart.open_divisions(standing)}
    have = {
        (strategy.strip(), title.strip())
        for strategy, title in Goal.objects.visible_to(standing)
        .filter(year_be=year_be)
        .values_list("strategy", "title")
    }
    found = []
    for line in chain.from_iterable(source.read(standing, year_be) for source in WORK_GOALS):
        words = (line.strategy.strip(), (line.text or line.strategy).strip())
        if words[1] and words not in have and permissions.may_draft(standing, divisions.get(line.division)):
            have.add(words)
            found.append(line)
    return found


def locked(goal_id: int, by: Standing) -> Goal:
    """The goal, if the person may see it, locked until the transaction ends."""
    found: Goal = Goal.objects.visible_to(by).select_for_update(of=("self",)).get(pk=goal_id)
    return found


def _check(division: Division | None, by: Standing) -> None:
    permissions.may_draft(by, division.pk if division else None).or_raise()
    if division is not None and division.organisation_id != by.organisation_id:
        raise NotPossibleError(_("What you chose belongs to another organisation."))
