"""What waits for a person because of plans: decisions and reports (design.md §4)."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from khum.domain.registries import DueItem
from khum.people.standing import Standing
from khum.plans.models import Plan
from khum.plans.queries import progress
from khum.plans.rules.stages import STAGES

MOST = 50


def items(standing: Standing) -> Iterator[DueItem]:
    """Decisions at the stage of the person, then activities to report on (two queries)."""
    plans = Plan.objects.visible_to(standing).filter(state__in=[state.value for state in STAGES])
    for plan in plans:
        if STAGES[plan.state_value].is_decided_by(standing):
            yield DueItem(
                title=plan.title,
                detail=plan.state_value.label_th,
                url=reverse("plans:approval", args=[plan.pk]),
                due_on=None,
                action_label=_("Decide"),
            )
    for activity in progress.due(standing)[:MOST]:
        yield DueItem(
            title=activity.title,
            detail=activity.division.name if activity.division else activity.table.plan.title,
            url=reverse("plans:report", args=[activity.pk]),
            due_on=activity.end_date,
            action_label=_("Report"),
        )
