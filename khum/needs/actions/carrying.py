"""The map of a new year begins with what the last one knew: goals, needs, holders, who still must learn."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from khum.activity import ledger
from khum.domain.fiscal_year import FiscalYear
from khum.needs import permissions
from khum.needs.actions.goals import begin_goal
from khum.needs.actions.needs import FIELDS
from khum.needs.models import Goal, Holder, Learner, Need
from khum.needs.queries.risk import still_here
from khum.people.standing import Standing

_KEPT = (*FIELDS, "tools", "tool_choice", "tool_reason")


@transaction.atomic
def carry_over(*, year: FiscalYear, by: Standing, at: datetime) -> list[Need]:
    """Copy the living needs of the year before, of divisions that the person drafts for; what is there stays.

    Holders who have left are not copied; learners come along until they have learned it.
    """
    permissions.may_draft_any(by).or_raise()
    before = Goal.objects.visible_to(by).filter(year_be=year.previous.be).select_related("division")
    have = {(goal.strategy, goal.title): goal for goal in Goal.objects.visible_to(by).filter(year_be=year.be)}
    made: list[Need] = []
    for old in before:
        if not permissions.may_draft(by, old.division_id) or (old.division and old.division.closed_on):
            continue
        goal = have.get((old.strategy, old.title)) or begin_goal(
            strategy=old.strategy, title=old.title, division=old.division, year_be=year.be, by=by, at=at
        )
        there = set(goal.needs.values_list("title", flat=True))
        made += [
            _copy(need, goal, by=by, at=at) for need in old.needs.filter(retired_on=None) if need.title not in there
        ]
    return made


def _copy(old: Need, goal: Goal, *, by: Standing, at: datetime) -> Need:
    need = Need.objects.create(
        organisation=by.organisation,
        goal=goal,
        created_by=by.person,
        created_at=at,
        changed_at=at,
        **{name: getattr(old, name) for name in _KEPT},
    )
    need.items.set(old.items.all())
    Holder.objects.bulk_create(
        Holder(
            need=need,
            person_id=row.person_id,
            level=row.level,
            evidence=row.evidence,
            since=row.since,
            named_by=by.person,
            named_at=at,
        )
        for row in old.holders.filter(still_here(by.today))
    )
    Learner.objects.bulk_create(
        Learner(need=need, person_id=row.person_id, division_id=row.division_id, due_on=row.due_on, created_at=at)
        for row in old.learners.filter(learned_on=None)
    )
    ledger.record("need.added", need, by=by, at=at, detail={"from": old.pk})
    return need
