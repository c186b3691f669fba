"""Items that other organisations of the installation offer, and ours that they may take (issue 3 §2)."""

from __future__ import annotations

from django.db.models import QuerySet

from khum.domain.levels import Visibility
from khum.library.models import Item
from khum.library.rules.states import ItemState
from khum.people.standing import Standing

OFFERABLE = (Visibility.PUBLIC.value, Visibility.ORGANISATION.value)


def offered(standing: Standing) -> QuerySet[Item]:
    """Published items that other organisations offer, the newest first."""
    found = Item.objects.filter(is_offered=True, state=ItemState.PUBLISHED, visibility__in=OFFERABLE)
    others = found.exclude(organisation=standing.organisation_id)
    return others.select_related("organisation", "current").defer("text", "signature").order_by("-published_at", "-id")


def matching(standing: Standing, words: str) -> QuerySet[Item]:
    """Offered items that hold every word."""
    found = offered(standing)
    for word in words.split():
        found = found.filter(text__icontains=word)
    return found
