"""What the record of a forum says."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch

from khum.forums.models import Core, Forum, Invitation, Participant, Point, Story
from khum.forums.queries.river import River, river_of
from khum.people.standing import Standing


@dataclass(frozen=True, slots=True)
class Content:
    """A forum with everything that its record prints; stories and points only as far as the reader may see them."""

    forum: Forum
    people: list[Participant]
    stories: list[Story]
    cores: list[Core]
    river: River
    invitations: list[Invitation]


def content_of(forum: Forum, standing: Standing) -> Content:
    """Read everything: eleven queries. Cores carry their points in ``seen``, stories theirs in ``seen``."""
    points = Point.objects.visible_to(standing).select_related("teller", "story").order_by("order", "pk")
    stories = Story.objects.visible_to(standing).filter(forum=forum).select_related("teller", "note_taker")
    return Content(
        forum=forum,
        people=list(forum.participants.select_related("person").order_by("person__first_name", "pk")),
        stories=list(stories.prefetch_related(Prefetch("points", queryset=points, to_attr="seen")).order_by("pk")),
        cores=list(
            forum.cores.prefetch_related(Prefetch("points", queryset=points, to_attr="seen")).order_by("order", "pk")
        ),
        river=river_of(forum),
        invitations=list(forum.invitations.select_related("core", "giver", "taker").order_by("pk")),
    )
