"""What the search box finds in plans, by their words. The index of khum.search will replace it."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khum.domain.registries import SearchHit, SearchSource
from khum.people.standing import Standing
from khum.plans.models import Activity, Plan

_TITLE_LENGTH = 120


def plans(standing: Standing, words: str, limit: int) -> Iterator[SearchHit]:
    """Plans whose title, or whose year, holds every word: one query."""
    wanted = Q()
    for word in words.split():
        wanted &= Q(title__icontains=word) | Q(year_be__contains=word)
    for plan in Plan.objects.visible_to(standing).filter(wanted)[:limit]:
        yield SearchHit(plan.title, reverse("plans:plan", args=[plan.pk]), plan.state_value.label_th)


def activities(standing: Standing, words: str, limit: int) -> Iterator[SearchHit]:
    """Activities that hold every word in what they say, newest plan first: one query."""
    wanted = Q()
    for word in words.split():
        wanted &= (
            Q(title__icontains=word)
            | Q(method__icontains=word)
            | Q(owner_text__icontains=word)
            | Q(division__name__icontains=word)
        )
    found = (
        Activity.objects.visible_to(standing)
        .filter(wanted)
        .select_related("table__plan", "division")
        .order_by("-table__plan__year_be", "table_id", "order", "id")
    )
    for activity in found[:limit]:
        plan = activity.table.plan
        detail = " · ".join(filter(None, [plan.title, activity.division.name if activity.division else ""]))
        yield SearchHit(
            activity.title.splitlines()[0][:_TITLE_LENGTH] if activity.title else "–",
            f"{reverse('plans:plan', args=[plan.pk])}#row-{activity.pk}",
            detail,
        )


SOURCES = (
    SearchSource("plans", _("Plans"), plans),
    SearchSource("activities", _("Activities of plans"), activities),
)
