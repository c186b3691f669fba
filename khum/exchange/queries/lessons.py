"""What the pages of lessons show; overdue ones for the agenda of the next meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Case, Q, QuerySet, When

from khum.exchange.models import Lesson
from khum.exchange.rules.lessons import OPEN, LessonState

if TYPE_CHECKING:
    from khum.people.standing import Standing

_OPEN = [state.value for state in OPEN]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list of lessons is narrowed to. ``show``: open, late, closed or all."""

    words: str = ""
    show: str = ""
    division: int = 0


def listed(standing: Standing, wanted: Wanted) -> QuerySet[Lesson]:
    """Lessons as wanted, the open ones first: one query."""
    found: QuerySet[Lesson] = Lesson.objects.visible_to(standing).select_related("division", "owner")
    for word in wanted.words.split()[:8]:
        found = found.filter(Q(title__icontains=word) | Q(happened__icontains=word) | Q(proposal__icontains=word))
    if wanted.division:
        found = found.filter(division=wanted.division)
    if wanted.show == "late":
        found = found.filter(state=LessonState.ACTION, due_on__lt=standing.today)
    elif wanted.show == "closed":
        found = found.exclude(state__in=_OPEN)
    elif wanted.show != "all":
        found = found.filter(state__in=_OPEN)
    first = Case(When(state__in=_OPEN, then=0), default=1)
    return found.order_by(first, "due_on", "-raised_at", "-pk")


def late_of(organisation_id: int, *, on: date, division: int | None = None, limit: int = 10) -> list[Lesson]:
    """Lessons whose action is late on a day, the latest first, for a meeting of that day: one query."""
    found = Lesson.objects.filter(organisation=organisation_id, state=LessonState.ACTION, due_on__lt=on)
    if division is not None:
        found = found.filter(division=division)
    return list(found.order_by("due_on", "pk")[:limit])
