"""Forums, agreed stories and cores as things to be found; a story that nobody agreed to stays among its people."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import SearchSource
from khum.domain.searching import Findable, Part
from khum.forums.models import Core, Forum, KnowledgeSet, Point, Story
from khum.forums.models.forum import states


def forums(roots: Collection[int] | None) -> Iterator[Findable]:
    """Forums with their cores and sets: three queries a batch."""
    found = Forum.objects.prefetch_related(
        Prefetch("cores", queryset=Core.objects.order_by("order", "pk")),
        Prefetch("sets", queryset=KnowledgeSet.objects.order_by("pk")),
    ).order_by("pk")
    if roots is not None:
        found = found.filter(pk__in=roots)
    for forum in found.iterator(chunk_size=200):
        cores = [f"{core.title}\n{core.meaning}" for core in forum.cores.all()]
        sets = [made.title for made in forum.sets.all()]
        yield Findable(
            key=forum.pk,
            root=forum.pk,
            organisation_id=forum.organisation_id,
            title=forum.topic,
            url=reverse("forums:forum", args=[forum.pk]),
            parts=(
                Part("\n".join(part for part in [forum.problem, forum.place, forum.outcome, *cores, *sets] if part)),
            ),
            detail=forum.problem[:150],
            division_id=forum.division_id,
            year_be=FiscalYear.containing(forum.on).be,
            status=forum.state,
            on=forum.on,
        )


def stories(roots: Collection[int] | None) -> Iterator[Findable]:
    """Agreed stories with their points: two queries a batch."""
    points = Point.objects.filter(agreed_on__isnull=False).order_by("order", "pk")
    found = (
        Story.objects.filter(agreed_on__isnull=False)
        .select_related("forum", "teller")
        .prefetch_related(Prefetch("points", queryset=points))
        .order_by("pk")
    )
    if roots is not None:
        found = found.filter(pk__in=roots)
    for story in found.iterator(chunk_size=200):
        said = [f"{point.text} {point.quote}" for point in story.points.all()]
        words = [story.context, story.done, story.why, story.result, story.teller.full_name, *said]
        yield Findable(
            key=story.pk,
            root=story.pk,
            organisation_id=story.forum.organisation_id,
            title=story.title,
            url=reverse("forums:story", args=[story.pk]),
            parts=(Part("\n".join(word for word in words if word)),),
            detail=story.forum.topic[:150],
            division_id=story.forum.division_id,
            year_be=FiscalYear.containing(story.forum.on).be,
            status="agreed",
            on=story.forum.on,
        )


def _stories_of(forum_id: int) -> Iterable[int]:
    return Story.objects.filter(forum=forum_id).values_list("pk", flat=True)


def _forum_of_core(core_id: int) -> Iterable[int]:
    return Core.objects.filter(pk=core_id).values_list("forum", flat=True)


def _forum_of_set(set_id: int) -> Iterable[int]:
    return KnowledgeSet.objects.filter(pk=set_id).values_list("forum", flat=True)


SOURCES = (
    SearchSource(
        "forums",
        _("Forums"),
        forums,
        follows={
            "forums.forum": lambda pk: (pk,),
            "forums.core": _forum_of_core,
            "forums.knowledgeset": _forum_of_set,
        },
        statuses=dict(states()),
    ),
    SearchSource(
        "stories",
        _("Stories"),
        stories,
        follows={"forums.story": lambda pk: (pk,), "forums.forum": _stories_of},
        statuses={"agreed": "ผู้เล่าตรวจทานแล้ว"},
    ),
)
"""Registered by ``registration.register``."""
