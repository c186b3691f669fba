"""What the pages of programmes show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Prefetch, Q, QuerySet

from khum.exchange.models import Programme, Session, Taker
from khum.exchange.rules.programmes import State

if TYPE_CHECKING:
    from khum.people.standing import Standing

_LIVE = [State.PLANNED.value, State.RUNNING.value, State.DONE.value]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to. ``show``: live, ended, mine or all."""

    words: str = ""
    kind: str = ""
    show: str = ""


def listed(standing: Standing, wanted: Wanted) -> QuerySet[Programme]:
    """Programmes as wanted with their people and sessions counted: two queries."""
    takers = Taker.objects.select_related("person")
    found: QuerySet = Programme.objects.visible_to(standing).annotate(
        number_of_sessions=Count("sessions", distinct=True)
    )
    for word in wanted.words.split()[:8]:
        found = found.filter(title__icontains=word)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.show == "mine":
        found = found.filter(Q(takers__person=standing.person_id) | Q(created_by=standing.person_id)).distinct()
    elif wanted.show == "ended":
        found = found.exclude(state__in=_LIVE)
    elif wanted.show != "all":
        found = found.filter(state__in=_LIVE)
    found = found.order_by("-starts_on", "-pk").select_related("division")
    return found.prefetch_related(Prefetch("takers", queryset=takers))


def takers_of(programme: Programme) -> list[Taker]:
    """Who takes part: one query."""
    return list(programme.takers.select_related("person", "division"))


def sessions_of(programme: Programme) -> list[Session]:
    """Sessions, the last one first: two queries."""
    return list(programme.sessions.prefetch_related("present"))
