"""Which thanks and rounds a person sees, for the news of others' acts."""

from __future__ import annotations

from collections.abc import Iterable

from khum.people.standing import Standing
from khum.recognition.models import Thanks


def thanks(standing: Standing, ids: Iterable[int]) -> set[int]:
    """Those in sight: one query."""
    return set(Thanks.objects.visible_to(standing).filter(pk__in=ids).values_list("pk", flat=True))
