"""Development goals of people, budgets, and the council's own days."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.learning import permissions
from khum.learning.models import Budget, Days, Goal
from khum.learning.rules.timing import Deadlines
from khum.people.models import Division, Holding
from khum.people.standing import Standing


@transaction.atomic
def want(
    *,
    year_be: int,
    topic: str,
    why: str = "",
    means: str = "",
    by_when: date | None = None,
    by: Standing,
    at: datetime,
) -> Goal:
    """Say what one needs to learn this year; with means and a day it is a goal of the development plan."""
    if by.person is None:
        raise NotPossibleError(_("Only a person has a development plan."))
    if not topic.strip():
        raise NotPossibleError(_("Say what you need to learn."))
    held = Holding.objects.on(by.today).filter(person=by.person).select_related("position").order_by("is_acting", "id")
    post = held.first()
    made: Goal = Goal.objects.create(
        organisation=by.organisation,
        person=by.person,
        division_id=post.position.division_id if post else None,
        year_be=year_be,
        topic=topic.strip(),
        why=why.strip(),
        means=means.strip(),
        by_when=by_when,
        created_at=at,
    )
    ledger.record("development.wanted", made, by=by, at=at)
    return made


@transaction.atomic
def agree(*, goal_id: int, means: str, by_when: date | None, by: Standing, at: datetime) -> Goal:
    """The head agrees on a goal, its means and its day."""
    goal = _locked(goal_id, by)
    permissions.may_agree(by, goal.division_id, goal.person_id).or_raise()
    if not means.strip():
        raise NotPossibleError(_("Say how it is to be learnt."))
    goal.means, goal.by_when = means.strip(), by_when
    goal.agreed_on, goal.agreed_name = by.today, by.name
    goal.save(update_fields=["means", "by_when", "agreed_on", "agreed_name"])
    ledger.record("development.agreed", goal, by=by, at=at)
    return goal


@transaction.atomic
def finish(*, goal_id: int, result: str, by: Standing, at: datetime) -> Goal:
    """Say what came of a goal; an empty result drops it."""
    goal = _locked(goal_id, by)
    if goal.person_id != by.person_id:
        raise NotPossibleError(_("Only the person says what came of it."))
    goal.result = result.strip()
    if goal.result:
        goal.done_on, goal.dropped_on = by.today, None
    else:
        goal.dropped_on = by.today
    goal.save(update_fields=["result", "done_on", "dropped_on"])
    ledger.record("development.finished" if goal.result else "development.dropped", goal, by=by, at=at)
    return goal


@transaction.atomic
def set_budget(*, year_be: int, division: Division | None, amount: Decimal, by: Standing, at: datetime) -> Budget:
    """Set the money for learning of a year."""
    permissions.may_keep_settings(by).or_raise()
    kept: Budget
    kept, _new = Budget.objects.update_or_create(
        organisation=by.organisation, division=division, year_be=year_be, defaults={"amount": amount}
    )
    ledger.record("learning.budget_set", kept, by=by, at=at, detail={"amount": str(amount)})
    return kept


@transaction.atomic
def set_days(*, deadlines: Deadlines, by: Standing, at: datetime) -> Days:
    """Set the days for report, sharing and the check of use."""
    permissions.may_keep_settings(by).or_raise()
    if deadlines.use_until_days < deadlines.use_from_days:
        raise NotPossibleError(_("The last day to ask for the use comes after the first."))
    kept: Days
    kept, _new = Days.objects.update_or_create(
        organisation=by.organisation,
        defaults={
            "report_days": deadlines.report_days,
            "share_days": deadlines.share_days,
            "use_from_days": deadlines.use_from_days,
            "use_until_days": deadlines.use_until_days,
        },
    )
    ledger.record("learning.days_set", kept, by=by, at=at)
    return kept


def _locked(goal_id: int, by: Standing) -> Goal:
    found: Goal = Goal.objects.visible_to(by).select_for_update(of=("self",)).get(pk=goal_id)
    return found
