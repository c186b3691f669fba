"""What the search finds in plans: their own words, and each activity of a table by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khum.domain.registries import SearchSource
from khum.domain.searching import Findable, Part
from khum.plans.models import Activity, Plan
from khum.plans.models.table import activity_states
from khum.plans.rules.states import PlanState

_TITLE_LENGTH = 120


def plans(roots: Collection[int] | None) -> Iterator[Findable]:
    """Plans with their chapters, goals, desired states and rules: six queries."""
    found = Plan.objects.prefetch_related(
        "focus_areas", "desired_states", "success_factors", "goals", "chapters"
    ).order_by("pk")
    if roots is not None:
        found = found.filter(pk__in=roots)
    for plan in found:
        yield Findable(
            key=plan.pk,
            root=plan.pk,
            organisation_id=plan.organisation_id,
            title=plan.title,
            url=reverse("plans:plan", args=[plan.pk]),
            parts=tuple(part for part in _parts(plan) if part.text.strip()),
            year_be=plan.year_be,
            status=plan.state.replace("_", ""),
            on=plan.updated_at.date(),
        )


def _parts(plan: Plan) -> Iterator[Part]:
    lists = (plan.focus_areas, plan.desired_states, plan.success_factors)
    yield Part("\n".join([str(plan.year_be), *(row.text for rows in lists for row in rows.all())]))
    yield Part("\n".join(f"{goal.strategy} {goal.goal}" for goal in plan.goals.all()))
    for chapter in plan.chapters.all():
        yield Part(chapter.body, place=chapter.heading[:200])


def activities(roots: Collection[int] | None) -> Iterator[Findable]:
    """Rows of plan tables with method, audience, owner and indicators: two queries."""
    found = Activity.objects.select_related("table__plan", "division").prefetch_related("indicators").order_by("pk")
    if roots is not None:
        found = found.filter(table__plan__in=roots)
    for activity in found:
        plan = activity.table.plan
        said = [activity.title, activity.method, activity.audience, activity.owner_text]
        said += [activity.division.name if activity.division else "", activity.remark]
        said += [f"{one.text} {one.target}" for one in activity.indicators.all()]
        yield Findable(
            key=activity.pk,
            root=plan.pk,
            organisation_id=plan.organisation_id,
            title=activity.title.splitlines()[0][:_TITLE_LENGTH] if activity.title.strip() else "–",
            url=f"{reverse('plans:plan', args=[plan.pk])}#row-{activity.pk}",
            parts=(Part("\n".join(filter(None, said))),),
            detail=" · ".join(filter(None, [plan.title, activity.division.name if activity.division else ""])),
            division_id=activity.division_id,
            year_be=plan.year_be,
            status=activity.state.replace("_", ""),
            on=activity.start_date,
        )


def _plan_of(activity_id: int) -> Iterable[int]:
    return Activity.objects.filter(pk=activity_id).values_list("table__plan_id", flat=True)


SOURCES = (
    SearchSource(
        "plans",
        _("Plans"),
        plans,
        follows={"plans.plan": lambda pk: (pk,)},
        statuses={state.value.replace("_", ""): state.label_th for state in PlanState},
    ),
    SearchSource(
        "activities",
        _("Activities of plans"),
        activities,
        follows={"plans.plan": lambda pk: (pk,), "plans.activity": _plan_of},
        statuses={value.replace("_", ""): label for value, label in activity_states()},
    ),
)
