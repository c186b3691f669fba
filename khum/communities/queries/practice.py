"""What the pages of communities show; health is of a community, never of a person (rows 77, 79)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Max, Prefetch, Q, QuerySet

from khum.communities.models import Community, Gathering, KitEntry, Member, Question
from khum.communities.queries import board
from khum.communities.rules.asking import ASKED, QuestionState
from khum.communities.rules.practice import VISIBLE, Health, Pulse, active_since, health
from khum.domain.thai_date import day_of
from khum.library.models import Use

if TYPE_CHECKING:
    from khum.people.standing import Standing

_LIVE = [state.value for state in ASKED]


@dataclass(frozen=True, slots=True)
class Row:
    """A community with how it is."""

    community: Community
    pulse: Pulse
    health: Health
    is_member: bool


@dataclass(frozen=True, slots=True)
class Kit:
    """Visible things and unwritten rules of a practice."""

    visible: list[KitEntry]
    unwritten: list[KitEntry]


def listed(standing: Standing, words: str = "", *, closed: bool = False) -> QuerySet[Community]:
    """Communities of the council: one query."""
    found: QuerySet[Community] = Community.objects.visible_to(standing).filter(closed_on__isnull=not closed)
    for word in words.split()[:8]:
        found = found.filter(Q(name__icontains=word) | Q(purpose__icontains=word))
    return found.select_related("steward", "goal")


def rows(standing: Standing, communities: Iterable[Community]) -> list[Row]:
    """The same communities with their pulse: seven queries however many."""
    found = list(communities)
    pulses = pulses_of(found, standing.today)
    mine = set(
        Member.objects.filter(person=standing.person_id, left_on=None, community__in=found).values_list(
            "community", flat=True
        )
    )
    return [
        Row(one, pulses[one.pk], health(pulses[one.pk], began_on=one.began_on, today=standing.today), one.pk in mine)
        for one in found
    ]


def for_page(standing: Standing, pk: int) -> Community | None:
    """One community with its members: two queries."""
    members = Member.objects.filter(left_on=None).select_related("person")
    found: Community | None = (
        Community.objects.visible_to(standing)
        .select_related("steward", "goal")
        .prefetch_related(Prefetch("members", queryset=members, to_attr="present"))
        .filter(pk=pk)
        .first()
    )
    return found


def kit_of(community: Community) -> Kit:
    """The kit in two lists (row 82): one query."""
    found = list(community.kit.filter(dropped_on=None).select_related("item"))
    return Kit([e for e in found if e.kind_value in VISIBLE], [e for e in found if e.kind_value not in VISIBLE])


def gatherings_of(community: Community, *, limit: int = 10) -> list[Gathering]:
    """The last gatherings with how many came: one query."""
    return list(community.gatherings.annotate(number=Count("came"))[:limit])


def questions_of(standing: Standing, community: Community, *, limit: int = 8) -> list[Question]:
    """Open questions of the community first: one query."""
    return list(board.listed(standing, board.Wanted(community=community.pk))[:limit])


def pulses_of(communities: Collection[Community], today: date) -> dict[int, Pulse]:
    """Members, active ones, questions, gatherings and last sign of life of each community: six queries."""
    since = active_since(today)
    members: dict[int, set[int]] = defaultdict(set)
    for community, person in Member.objects.filter(community__in=communities, left_on=None).values_list(
        "community", "person"
    ):
        members[community].add(person)
    acts = _acts(communities, since, today)
    used = set(Use.objects.filter(on__range=(since, today)).values_list("person", flat=True)) if members else set()
    totals = {
        row["community"]: row
        for row in Question.objects.filter(community__in=communities, state__in=_LIVE)
        .order_by()
        .values("community")
        .annotate(
            total=Count("pk"),
            answered=Count("pk", filter=~Q(state=QuestionState.OPEN)),
            last=Max("asked_at"),
            said=Max("answers__at"),
        )
    }
    held = {
        row["community"]: row
        for row in Gathering.objects.filter(community__in=communities)
        .order_by()
        .values("community")
        .annotate(number=Count("pk"), last=Max("held_on"))
    }
    return {
        one.pk: _pulse(members[one.pk], acts[one.pk] | (used & members[one.pk]), totals.get(one.pk), held.get(one.pk))
        for one in communities
    }


def active_members(community: Community, today: date) -> int:
    """How many members asked, answered, told or applied something in the last 90 days."""
    return pulses_of([community], today)[community.pk].active


def _acts(communities: Collection[Community], since: date, today: date) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    asked = Question.objects.filter(community__in=communities, asked_at__date__range=(since, today))
    said = Question.objects.filter(community__in=communities, answers__at__date__range=(since, today))
    told = Gathering.objects.filter(community__in=communities, held_on__range=(since, today))
    for pairs in (
        asked.values_list("community", "asker"),
        said.values_list("community", "answers__author"),
        told.values_list("community", "came"),
    ):
        for community, person in pairs:
            found[community].add(person)
    return found


def _pulse(members: set[int], acts: set[int], asked: Mapping[str, Any] | None, held: Mapping[str, Any] | None) -> Pulse:
    days = [day_of(asked[name]) for name in ("last", "said") if asked and asked[name]]
    if held and held["last"]:
        days.append(held["last"])
    return Pulse(
        members=len(members),
        active=len(members & acts),
        questions=asked["total"] if asked else 0,
        answered=asked["answered"] if asked else 0,
        gatherings=held["number"] if held else 0,
        last_sign=max(days, default=None),
    )
