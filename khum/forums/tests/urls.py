"""Addresses of forums that the test of every address asks for; the records are of the first council."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from khum.forums.actions import calling, clustering, exchanging, keeping, telling
from khum.forums.models import Core, Forum, Group, Invitation, KnowledgeSet, Point, Story
from khum.forums.rules.states import ForumState

_OF_FORUM = "forum edit people attendance move close story-new board core-new set-new river group-new invite"
_OF_STORY = "story story-edit story-agree story-item story-formalise point-add"
_OF_SET = "set set-edit set-item set-formalise"
_OF_INVITATION = "invitation invitation-accept invitation-decline invitation-note"

EXAMPLES: dict[str, Callable[[Any], Any]] = {
    **{f"forums:{name}": lambda _cast: (Forum.objects.get().pk,) for name in _OF_FORUM.split()},
    **{f"forums:{name}": lambda _cast: (Story.objects.get().pk,) for name in _OF_STORY.split()},
    **{f"forums:point-{name}": lambda _cast: (Point.objects.get().pk,) for name in ("edit", "remove", "place")},
    **{f"forums:core-{name}": lambda _cast: (Core.objects.get().pk,) for name in ("edit", "remove")},
    **{f"forums:{name}": lambda _cast: (KnowledgeSet.objects.get().pk,) for name in _OF_SET.split()},
    **{f"forums:{name}": lambda _cast: (Group.objects.earliest("pk").pk,) for name in ("assess", "group-remove")},
    **{f"forums:{name}": lambda _cast: (Invitation.objects.get().pk,) for name in _OF_INVITATION.split()},
    "forums:drop": lambda cast: (Forum.objects.get().pk, cast.ours.people["staff_finance"].pk),
    "forums:paper": lambda _cast: (Forum.objects.get().pk, "pdf"),
}


def prepare(cast: Any) -> None:
    """A forum with a story, a point, a core, a set, two groups and an invitation."""
    by, staff = cast.ours.standing("hr"), cast.ours.standing("staff_finance")
    at = datetime.combine(by.today, time(9), tzinfo=ZoneInfo("Asia/Bangkok"))
    secret = cast.secrets[0]
    forum = calling.call_forum(
        values={"topic": secret, "problem": secret, "on": by.today, "place": secret},
        person_ids=[by.person_id, staff.person_id],
        by=by,
        at=at,
    )
    calling.move_forum(forum_id=forum.pk, to=ForumState.OPEN, by=by, at=at)
    words = dict.fromkeys(telling.FIELDS, secret)
    story = telling.tell(forum_id=forum.pk, teller=staff.person, values=words, by=by, at=at)
    point = telling.add_point(story_id=story.pk, text=secret, quote=secret, by=by, at=at)
    telling.agree(story_id=story.pk, by=staff, at=at)
    core = clustering.name_core(forum_id=forum.pk, title=secret, meaning=secret, by=by, at=at)
    clustering.place_point(point_id=point.pk, core_id=core.pk, by=by, at=at)
    keeping.keep_set(forum_id=forum.pk, title=secret, for_whom=secret, core_ids=[core.pk], by=by, at=at)
    groups = [
        exchanging.add_group(forum_id=forum.pk, name=f"{secret} {name}", speaker=person, by=by, at=at)
        for name, person in (("1", by.person), ("2", staff.person))
    ]
    for group, levels in zip(groups, ((5, 5), (2, 4)), strict=True):
        exchanging.assess(group_id=group.pk, levels={core.pk: levels}, by=by, at=at)
    exchanging.invite(core_id=core.pk, giver_id=groups[0].pk, taker_id=groups[1].pk, by=by, at=at)
