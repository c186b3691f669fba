"""Which questions a person may see, for the news."""

from __future__ import annotations

from collections.abc import Iterable

from khum.communities.models import Question
from khum.people.standing import Standing


def questions(standing: Standing, ids: Iterable[int]) -> set[int]:
    """Those of the questions in sight: one query."""
    return set(Question.objects.visible_to(standing).filter(pk__in=ids).values_list("pk", flat=True))
