"""The group's own work at the board: points into cores (row 23)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.forums import permissions
from khum.forums.actions import calling
from khum.forums.models import Core, Point
from khum.people.standing import Standing


@transaction.atomic
def name_core(*, forum_id: int, title: str, meaning: str = "", by: Standing, at: datetime) -> Core:
    """Name what several points have in common."""
    forum = calling.locked(forum_id, by)
    permissions.may_work(by, forum).or_raise()
    title = _fresh(forum.pk, title, 0)
    last = forum.cores.aggregate(last=Max("order"))["last"] or 0
    core = Core.objects.create(
        forum=forum, title=title, meaning=meaning.strip(), order=last + 1, created_by=by.person, created_at=at
    )
    ledger.record("core.named", core, by=by, at=at, detail={"forum": forum.pk})
    return core


@transaction.atomic
def change_core(*, core_id: int, title: str, meaning: str, by: Standing, at: datetime) -> Core:
    """Say it better."""
    core = _core(core_id, by)
    core.title, core.meaning = _fresh(core.forum_id, title, core.pk), meaning.strip()
    core.save(update_fields=["title", "meaning"])
    ledger.record("core.changed", core, by=by, at=at, detail={"forum": core.forum_id})
    return core


@transaction.atomic
def remove_core(*, core_id: int, by: Standing, at: datetime) -> int:
    """Take a core off the board: its points lie loose again. One that a knowledge set holds stays."""
    core = _core(core_id, by)
    if core.sets.exists():
        raise NotPossibleError(_("This core is part of a knowledge set."))
    if core.assessments.exists():
        raise NotPossibleError(_("Groups have assessed themselves in this core."))
    core.points.update(core=None)
    ledger.record("core.removed", core, by=by, at=at, detail={"forum": core.forum_id})
    core.delete()
    return core.forum_id


@transaction.atomic
def place_point(*, point_id: int, core_id: int | None, by: Standing, at: datetime) -> Point:
    """Put a point into a core of its forum, or loose again (None)."""
    point: Point = Point.objects.visible_to(by).select_related("story__forum").get(pk=point_id)
    permissions.may_work(by, calling.locked(point.story.forum_id, by)).or_raise()
    if point.agreed_on is None:
        raise NotPossibleError(_("Read the point back first: its teller has not agreed yet."))
    core = None if core_id is None else Core.objects.filter(forum=point.story.forum_id).get(pk=core_id)
    if point.core_id != (core.pk if core else None):
        point.core = core
        point.save(update_fields=["core"])
        words = {"point": point.text, "core": core.title if core else ""}
        ledger.record("story.point_placed", point.story, by=by, at=at, detail=words)
    return point


def _core(core_id: int, by: Standing) -> Core:
    core: Core = Core.objects.visible_to(by).get(pk=core_id)
    core.forum = calling.locked(core.forum_id, by)
    permissions.may_work(by, core.forum).or_raise()
    return core


def _fresh(forum_id: int, title: str, own: int) -> str:
    title = title.strip()
    if not title:
        raise NotPossibleError(_("Name the core in the group's own words."))
    if Core.objects.filter(forum=forum_id, title=title).exclude(pk=own).exists():
        raise NotPossibleError(_("There is a core of this name on the board."))
    return title
