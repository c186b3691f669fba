"""Stories and their points: written on a phone, read back to the teller, agreed (rows 22, 81, 86)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.forums import permissions
from khum.forums.actions import calling
from khum.forums.models import Participant, Point, Story
from khum.library.actions import writing
from khum.library.models import Item
from khum.people.models import Person
from khum.people.standing import Standing

FIELDS = ("title", "context", "done", "why", "result")


@transaction.atomic
def tell(
    *,
    forum_id: int,
    teller: Person,
    note_taker: Person | None = None,
    values: Mapping[str, Any],
    by: Standing,
    at: datetime,
) -> Story:
    """Write a story down. The teller is one of the forum's people; the note-taker is who writes, unless named."""
    forum = calling.locked(forum_id, by)
    permissions.may_work(by, forum).or_raise()
    _takes_part(forum_id, teller)
    story = Story.objects.create(
        forum=forum,
        teller=teller,
        note_taker=note_taker or by.person,
        created_at=at,
        changed_at=at,
        **{name: values[name].strip() for name in FIELDS},
    )
    Participant.objects.filter(forum=forum, person=teller, came=None).update(came=True)
    ledger.record("story.told", story, by=by, at=at, detail={"forum": forum.pk, "teller": teller.full_name})
    return story


@transaction.atomic
def change_story(*, story_id: int, values: Mapping[str, Any], by: Standing, at: datetime) -> Story:
    """Mend a story. What was agreed has to be read back again; its points stay agreed as they are."""
    story = locked(story_id, by)
    permissions.may_write(by, story).or_raise()
    for name in FIELDS:
        setattr(story, name, values.get(name, getattr(story, name)).strip())
    story.agreed_on, story.agreed_words, story.changed_at = None, "", at
    story.save(update_fields=[*FIELDS, "agreed_on", "agreed_words", "changed_at"])
    ledger.record("story.changed", story, by=by, at=at, detail={"forum": story.forum_id})
    return story


@transaction.atomic
def add_point(
    *, story_id: int, text: str, quote: str = "", teller: Person | None = None, by: Standing, at: datetime
) -> Point:
    """Take a point of knowledge out of a story, with the words that were said and who said them."""
    story = locked(story_id, by)
    permissions.may_work(by, story.forum).or_raise()
    if teller is not None and teller.pk != story.teller_id:
        _takes_part(story.forum_id, teller)
    if not text.strip():
        raise NotPossibleError(_("Say the point in one sentence."))
    point = Point.objects.create(
        story=story,
        text=text.strip(),
        quote=quote.strip(),
        teller=teller or story.teller,
        order=story.points.count() + 1,
        created_by=by.person,
        created_at=at,
    )
    ledger.record("story.point_added", story, by=by, at=at, detail={"point": point.pk, "text": point.text})
    return point


@transaction.atomic
def change_point(*, point_id: int, text: str, quote: str, by: Standing, at: datetime) -> Point:
    """Mend a point: it leaves the board until it was read back again."""
    point = _point(point_id, by)
    permissions.may_write(by, point.story).or_raise()
    if not text.strip():
        raise NotPossibleError(_("Say the point in one sentence."))
    point.text, point.quote, point.agreed_on, point.core = text.strip(), quote.strip(), None, None
    point.save(update_fields=["text", "quote", "agreed_on", "core"])
    ledger.record("story.point_changed", point.story, by=by, at=at, detail={"point": point.pk, "text": point.text})
    return point


@transaction.atomic
def remove_point(*, point_id: int, by: Standing, at: datetime) -> Story:
    """Take a point away; its words stay in the ledger."""
    point = _point(point_id, by)
    permissions.may_write(by, point.story).or_raise()
    story, text = point.story, point.text
    point.delete()
    ledger.record("story.point_removed", story, by=by, at=at, detail={"text": text})
    return story


@transaction.atomic
def agree(*, story_id: int, words: str = "", by: Standing, at: datetime) -> Story:
    """The story and its points were read back and are right (row 22).

    The teller agrees by one press; who keeps the forum says in ``words`` how it was read back to the teller.
    """
    story = locked(story_id, by)
    permissions.may_agree(by, story).or_raise()
    if by.person_id != story.teller_id and not words.strip():
        raise NotPossibleError(_("Say how it was read back to the teller."))
    story.agreed_on, story.agreed_words, story.changed_at = by.today, words.strip(), at
    story.save(update_fields=["agreed_on", "agreed_words", "changed_at"])
    number = story.points.filter(agreed_on=None).update(agreed_on=by.today)
    ledger.record("story.agreed", story, by=by, at=at, detail={"points": number, "words": story.agreed_words})
    return story


@transaction.atomic
def story_item(*, story_id: int, by: Standing, at: datetime) -> Item:
    """Make an agreed story a draft of the library; a second time it is the same."""
    story = locked(story_id, by)
    if story.item is not None:
        return story.item
    if not (permissions.leads(by, story.forum) or by.person_id in {story.teller_id, story.note_taker_id}):
        permissions.may_lead(by, story.forum).or_raise()
    if not story.is_agreed:
        raise NotPossibleError(_("Read the story back first: its teller has not agreed yet."))
    points = [f"{point.text} – “{point.quote}”" if point.quote else point.text for point in story.points.all()]
    item = writing.create(
        kind="story",
        title=story.title,
        values={
            "summary": story.result[:300],
            "parts": {
                "teller": story.teller.full_name,
                "story": f"{story.context}\n\n{story.done}\n\n{story.result}",
                "why": story.why,
                "points": "\n".join(" ".join(point.split()) for point in points),
            },
        },
        particulars={"origin": f"เวทีแลกเปลี่ยนเรียนรู้ “{story.forum.topic}”"[:300]},
        by=by,
        at=at,
    )
    story.item = item
    story.save(update_fields=["item"])
    ledger.record("story.became_item", story, by=by, at=at, detail={"item": item.pk})
    return item


def locked(story_id: int, by: Standing) -> Story:
    """The story with its forum, locked, if the person may read it."""
    if not Story.objects.visible_to(by).filter(pk=story_id).exists():
        raise Story.DoesNotExist
    found = Story.objects.select_for_update(of=("self",)).select_related("forum", "teller", "item")
    return found.get(pk=story_id)


def _point(point_id: int, by: Standing) -> Point:
    point = Point.objects.visible_to(by).only("story_id").get(pk=point_id)
    locked(point.story_id, by)
    found: Point = Point.objects.select_related("story__forum").get(pk=point_id)
    return found


def _takes_part(forum_id: int, person: Person) -> None:
    if not Participant.objects.filter(forum=forum_id, person=person).exists():
        raise NotPossibleError(_("The teller is not on the list of this forum."))
