"""Which files and rows of learning a person may see."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from khum.learning.models import Goal, Place
from khum.people.standing import Standing


def goals(standing: Standing, ids: Iterable[int]) -> set[int]:
    """Those of the development goals that the person may see: one query."""
    return set(Goal.objects.visible_to(standing).filter(pk__in=ids).values_list("pk", flat=True))


def may_open(standing: Standing, file_id: int) -> bool | None:
    """Whether a certificate or a file of a report is in sight; None where learning does not hold it: two queries."""
    held = Place.objects.filter(Q(certificate=file_id) | Q(file=file_id))
    if not held.exists():
        return None
    return Place.objects.visible_to(standing).filter(pk__in=held.values("pk")).exists()
