"""What the pages of forums show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from khum.forums.models import Core, Forum, Group, Invitation, KnowledgeSet, Participant, Point, Story
from khum.forums.rules.states import STEPS_TH, ForumState
from khum.people.standing import Standing


@dataclass(frozen=True, slots=True)
class Search:
    """What the list of forums is narrowed to."""

    words: str = ""
    state: str = ""
    mine: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.words or self.state or self.mine)


def listed(standing: Standing, search: Search) -> QuerySet[Forum]:
    """Forums with the numbers of people, stories and cores."""
    found: QuerySet[Forum] = Forum.objects.visible_to(standing).select_related("facilitator", "division")
    if search.words:
        found = found.filter(
            Q(topic__icontains=search.words) | Q(problem__icontains=search.words) | Q(place__icontains=search.words)
        )
    if search.state:
        found = found.filter(state=search.state)
    if search.mine:
        places = Participant.objects.filter(forum=OuterRef("pk"), person=standing.person_id or 0)
        found = found.filter(Q(Exists(places)) | Q(facilitator=standing.person_id or 0))
    return found.annotate(
        came=Count("participants", filter=Q(participants__came=True), distinct=True),
        told=Count("stories", distinct=True),
        named=Count("cores", distinct=True),
    ).order_by("-on", "-pk")


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the page of a forum shows."""

    participants: Sequence[Participant]
    stories: Sequence[Story]
    hidden_stories: int
    cores: Sequence[Core]
    loose: int
    groups: Sequence[Group]
    sets: Sequence[KnowledgeSet]
    invitations: Sequence[Invitation]
    steps: list[dict[str, str]]

    @property
    def came(self) -> int:
        """How many came."""
        return sum(1 for row in self.participants if row.came)


def facts_of(forum: Forum, standing: Standing) -> Facts:
    """People, stories in sight, cores, groups, sets, invitations: nine queries."""
    stories = list(
        Story.objects.visible_to(standing)
        .filter(forum=forum)
        .select_related("teller", "note_taker", "item")
        .annotate(number=Count("points"))
        .order_by("pk")
    )
    points = Point.objects.filter(story__forum=forum, agreed_on__isnull=False)
    cores = list(forum.cores.annotate(number=Count("points")).order_by("order", "pk"))
    groups = list(forum.groups.select_related("speaker", "division").annotate(assessed=Count("assessments")))
    sets = list(forum.sets.select_related("item").annotate(number=Count("cores")).order_by("pk"))
    invitations = list(forum.invitations.select_related("core", "giver", "taker").order_by("pk"))
    numbers = points.aggregate(all=Count("pk"), loose=Count("pk", filter=Q(core=None)))
    reached = (
        bool(stories), bool(numbers["all"]), any(core.number for core in cores), bool(sets),  # type: ignore[attr-defined]
        any(group.assessed for group in groups), bool(invitations),  # type: ignore[attr-defined]
    )  # fmt: skip
    return Facts(
        participants=list(forum.participants.select_related("person").order_by("person__first_name", "pk")),
        stories=stories,
        hidden_stories=forum.stories.count() - len(stories),
        cores=cores,
        loose=numbers["loose"],
        groups=groups,
        sets=sets,
        invitations=invitations,
        steps=_steps(reached, forum.state_value),
    )


def _steps(reached: tuple[bool, ...], state: ForumState) -> list[dict[str, str]]:
    first = next((place for place, done in enumerate(reached) if not done), None)
    return [
        {
            "label": label,
            "state": "done" if reached[place] else "now" if place == first and state is ForumState.OPEN else "todo",
        }
        for place, label in enumerate(STEPS_TH)
    ]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the board: a core with its points; ``core`` None for those that lie loose."""

    core: Core | None
    points: list[Point]


def board(forum: Forum) -> list[Column]:
    """Loose points first, then every core: two queries."""
    cores = list(forum.cores.order_by("order", "pk"))
    found = Point.objects.filter(story__forum=forum, agreed_on__isnull=False)
    points = list(found.select_related("story", "teller").order_by("order", "pk"))
    columns = [Column(None, [point for point in points if point.core_id is None])]
    columns += [Column(core, [point for point in points if point.core_id == core.pk]) for core in cores]
    return columns


def waiting_points(forum: Forum) -> int:
    """Points that their teller has not agreed to: one query."""
    return Point.objects.filter(story__forum=forum, agreed_on=None).count()


def cores_with_points(made: KnowledgeSet, standing: Standing) -> list[Core]:
    """Cores of a set with points in sight, each with its story and teller in ``seen``: two queries."""
    points = Point.objects.visible_to(standing).select_related("story", "teller").order_by("story", "order", "pk")
    found = made.cores.prefetch_related(Prefetch("points", queryset=points, to_attr="seen"))
    return list(found.order_by("order", "pk"))
