"""What people looked for in vain: the list of needs, never who."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Max, QuerySet, Sum

from khum.people.standing import Standing
from khum.search.models import FailedSearch, SameWords

DAYS = 90


def needs(standing: Standing) -> QuerySet[Any, Any]:
    """Words with how often they found nothing and were reported as missing, most wanted first: one query."""
    begun = standing.today - timedelta(days=DAYS)
    found = FailedSearch.objects.visible_to(standing).filter(on__gte=begun).order_by()
    counted = found.values("words").annotate(searched=Sum("times"), missed=Sum("reported"), last=Max("on"))
    ordered: QuerySet[Any, Any] = counted.order_by("-missed", "-searched", "words")
    return ordered


def own_groups(standing: Standing) -> list[list[str]]:
    """The organisation's own words that mean the same: one query."""
    return [group.lines for group in SameWords.objects.visible_to(standing)]
