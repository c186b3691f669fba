"""What people need to learn in a year: the list, and how often each topic was named."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from khum.learning.models import Goal
from khum.people.standing import Standing

MOST_TOPICS = 12
_CONDITIONS = {
    "waiting": Q(agreed_on=None, done_on=None, dropped_on=None),
    "agreed": Q(agreed_on__isnull=False, done_on=None, dropped_on=None),
    "done": Q(done_on__isnull=False),
    "dropped": Q(dropped_on__isnull=False),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to."""

    words: str = ""
    division: int | None = None
    state: str = ""


def states() -> list[tuple[str, str]]:
    """Choices of how far a goal is."""
    return [
        ("waiting", _("Waits for the head")),
        ("agreed", _("Agreed")),
        ("done", _("Done with it")),
        ("dropped", _("Dropped")),
    ]


def listed(standing: Standing, year_be: int, wanted: Wanted) -> QuerySet[Goal]:
    """Goals in sight of a year: one query."""
    found: QuerySet[Goal] = Goal.objects.visible_to(standing).filter(year_be=year_be)
    for word in wanted.words.split()[:8]:
        found = found.filter(Q(topic__icontains=word) | Q(why__icontains=word) | Q(person__first_name__icontains=word))
    if wanted.division:
        found = found.filter(division=wanted.division)
    if wanted.state in _CONDITIONS:
        found = found.filter(_CONDITIONS[wanted.state])
    return found.select_related("person", "division").order_by("topic", "id")


def topics(standing: Standing, year_be: int) -> list[tuple[str, int]]:
    """Topics of a year that more than one person named, the most wanted first: one query."""
    found = Goal.objects.visible_to(standing).filter(year_be=year_be, dropped_on=None)
    counted = found.order_by().values_list("topic").annotate(people=Count("person", distinct=True))
    return list(counted.filter(people__gt=1).order_by("-people", "topic")[:MOST_TOPICS])
