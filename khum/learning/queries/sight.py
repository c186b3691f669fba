"""Which files and rows of learning a person may see."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from khum.learning.models import Goal, Place, Training
from khum.people.standing import Standing


def goals(standing: Standing, ids: Iterable[int]) -> set[int]:
    """Those of the development goals that the person may see: one query."""
    return set(Goal.objects.visible_to(standing).filter(pk__in=ids).values_list("pk", flat=True))


def may_open(standing: Standing, file_id: int) -> bool | None:
    """Whether a report's file or a certificate is in sight; None for other files: up to three queries."""
    held = list(Place.objects.filter(Q(certificate=file_id) | Q(file=file_id)).values_list("pk", "file"))
    if not held:
        return None
    of_reports = [pk for pk, file in held if file == file_id]
    return (
        Place.objects.visible_to(standing).filter(pk__in=of_reports).exists()
        or Place.objects.closely_visible_to(standing).filter(pk__in=[pk for pk, _file in held]).exists()
    )


def trainings(standing: Standing, ids: Iterable[int]) -> set[int]:
    """Those of the trainings that the person may see: one query."""
    return set(Training.objects.visible_to(standing).filter(pk__in=ids).values_list("pk", flat=True))
