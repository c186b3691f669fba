"""A knowledge set becomes an item; what proved itself becomes a manual or a course (rows 23, 90)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.forums import permissions
from khum.forums.actions import calling, telling
from khum.forums.models import Core, KnowledgeSet, Point, Story
from khum.forums.queries.formalising import confirmed_uses
from khum.forums.rules.formalising import Shape, readiness
from khum.library.actions import writing
from khum.library.models import Item, Relation
from khum.library.rules.states import Link
from khum.people.standing import Standing


@transaction.atomic
def keep_set(
    *,
    forum_id: int,
    title: str,
    for_whom: str,
    core_ids: Collection[int],
    set_id: int | None = None,
    by: Standing,
    at: datetime,
) -> KnowledgeSet:
    """Put cores together to a knowledge set, or change one (``set_id``) that is no item yet."""
    forum = calling.locked(forum_id, by)
    permissions.may_lead(by, forum).or_raise()
    cores = list(Core.objects.filter(forum=forum, pk__in=core_ids, points__isnull=False).distinct())
    if not title.strip() or not cores or len(cores) != len(set(core_ids)):
        raise NotPossibleError(_("Name the set and choose cores that have points."))
    if set_id is None:
        made = KnowledgeSet(forum=forum, created_by=by.person, created_at=at)
    else:
        made = KnowledgeSet.objects.select_for_update().get(pk=set_id, forum=forum)
        if made.item_id is not None:
            raise NotPossibleError(_("The set is in the library: change it there."))
    made.title, made.for_whom = title.strip(), for_whom.strip()
    made.save()
    made.cores.set(cores)
    verb = "knowledge_set.made" if set_id is None else "knowledge_set.changed"
    ledger.record(verb, made, by=by, at=at, detail={"forum": forum.pk, "cores": len(cores)})
    return made


@transaction.atomic
def set_item(*, set_id: int, by: Standing, at: datetime) -> Item:
    """One press: the set and the stories behind it become drafts of the library; a second time it is the same.

    The text names every core with its points, who told them and in which story; the stories are parts of the set.
    """
    made = _set(set_id, by)
    if made.item is not None:
        return made.item
    permissions.may_lead(by, made.forum).or_raise()
    points = points_of(made)
    item = writing.create(
        kind="set",
        title=made.title,
        values={
            "summary": made.forum.problem[:300],
            "parts": {"core": "\n".join(_lines(made, points)), "for_whom": made.for_whom},
        },
        particulars={"origin": f"เวทีแลกเปลี่ยนเรียนรู้ “{made.forum.topic}”"[:300]},
        by=by,
        at=at,
    )
    for story in {point.story_id: point.story for point in points}.values():
        told = telling.story_item(story_id=story.pk, by=by, at=at)
        if not Item.objects.visible_to(by).filter(pk=told.pk).exists():
            continue  # a colleague's draft that is not shown yet; the text names the story all the same
        note = "; ".join(point.text for point in points if point.story_id == story.pk)
        writing.relate(item_id=item.pk, other_id=told.pk, kind=Link.PART.value, note=note, by=by, at=at)
    made.item = item
    made.save(update_fields=["item"])
    ledger.record("knowledge_set.became_item", made, by=by, at=at, detail={"item": item.pk})
    return item


@transaction.atomic
def formalise(*, source: KnowledgeSet | Story, shape: Shape, by: Standing, at: datetime) -> Item:
    """Begin a manual or a course from what was used and confirmed often enough; a second time it is the same item."""
    thing = _set(source.pk, by) if isinstance(source, KnowledgeSet) else telling.locked(source.pk, by)
    permissions.may_lead(by, thing.forum).or_raise()
    item = thing.item
    if item is None:
        raise NotPossibleError(_("Keep it in the library first, so that its uses are counted."))
    found = readiness(confirmed_uses([item.pk]).get(item.pk, 0))
    if not found.is_ready:
        raise NotPossibleError(
            _("Not yet: it needs %(missing)d more confirmed uses before it becomes a manual or a course.")
            % {"missing": found.missing}
        )
    title = f"{shape.label_th}: {item.title}"[:250]
    made = (
        Relation.objects.filter(other=item, kind=Link.ADAPTED.value, item__title=title).select_related("item").first()
    )
    if made is not None:
        return made.item
    new = writing.create(
        kind=shape.item_kind,
        title=title,
        values={"summary": item.summary, "parts": {"purpose": item.summary, "flow": item.text[:4000]}},
        particulars={"origin": item.origin, "category": item.category},
        by=by,
        at=at,
    )
    note = f"นำไปใช้และยืนยันแล้ว {found.confirmed} ครั้ง"
    writing.relate(item_id=new.pk, other_id=item.pk, kind=Link.ADAPTED.value, note=note, by=by, at=at)
    kind = "knowledge_set" if isinstance(thing, KnowledgeSet) else "story"
    ledger.record(f"{kind}.formalised", thing, by=by, at=at, detail={"item": new.pk, "shape": shape.value})
    return new


def points_of(made: KnowledgeSet) -> list[Point]:
    """Points of the set's cores with their stories and tellers, in the order of the cores: one query."""
    found = Point.objects.filter(core__sets=made).select_related("core", "story__teller", "teller")
    return list(found.order_by("core__order", "core", "story", "order", "pk"))


def _lines(made: KnowledgeSet, points: list[Point]) -> Iterator[str]:
    for number, core in enumerate(made.cores.all(), start=1):
        yield f"{number}. {core.title}" + (f" – {' '.join(core.meaning.split())}" if core.meaning else "")
        for point in points:
            if point.core_id == core.pk:
                quote = f" “{' '.join(point.quote.split())}”" if point.quote else ""
                yield f"– {point.text}{quote} ({point.teller.full_name} จากเรื่องเล่า “{point.story.title}”)"


def _set(set_id: int, by: Standing) -> KnowledgeSet:
    if not KnowledgeSet.objects.visible_to(by).filter(pk=set_id).exists():
        raise KnowledgeSet.DoesNotExist
    found = KnowledgeSet.objects.select_for_update(of=("self",)).select_related("forum", "item")
    return found.get(pk=set_id)
