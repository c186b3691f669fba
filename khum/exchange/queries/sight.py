"""Which departures and hand-overs a person may see, for news of other apps."""

from __future__ import annotations

from collections.abc import Iterable

from khum.exchange.models import Departure, HandOver
from khum.people.standing import Standing


def departures(standing: Standing, ids: Iterable[int]) -> set[int]:
    """Departures in sight: one query."""
    return set(Departure.objects.visible_to(standing).filter(pk__in=ids).values_list("pk", flat=True))


def hand_overs(standing: Standing, ids: Iterable[int]) -> set[int]:
    """Hand-overs in sight: one query."""
    return set(HandOver.objects.visible_to(standing).filter(pk__in=ids).values_list("pk", flat=True))
