"""The way of a lesson: raised → action → changed → told → closed (row 47)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.exchange import permissions
from khum.exchange.models import Lesson
from khum.exchange.rules.lessons import LessonState, blaming, may_move
from khum.library.models import Item, ReadCount, Use
from khum.people.models import Position
from khum.people.standing import Standing

FIELDS = ("title", "happened", "why", "proposal", "happened_on", "division")


@transaction.atomic
def raise_lesson(*, values: Mapping[str, Any], by: Standing, at: datetime) -> Lesson:
    """Tell a lesson; ``values`` are those of :data:`FIELDS`. Words that judge a person are refused."""
    fields = {name: values[name] for name in FIELDS if name in values}
    word = next(filter(None, (blaming(str(fields.get(name, ""))) for name in ("title", "happened", "why"))), "")
    if word:
        raise NotPossibleError(
            _("Tell what happened, not who is to blame: write “%(word)s” differently.") % {"word": word}
        )
    lesson = Lesson.objects.create(organisation=by.organisation, raised_by=by.person, raised_at=at, **fields)
    ledger.record("lesson.raised", lesson, by=by, at=at)
    return lesson


@transaction.atomic
def assign(*, lesson_id: int, action: str, owner: Position, due_on: date, by: Standing, at: datetime) -> Lesson:
    """Decide what is done, which post does it, and by when; again to give it to another post or another day."""
    lesson = locked(lesson_id, by)
    permissions.may_assign(by, lesson).or_raise()
    _check(lesson, LessonState.ACTION)
    if owner.organisation_id != lesson.organisation_id:
        raise NotPossibleError(_("What you chose belongs to another organisation."))
    lesson.state, lesson.action, lesson.owner, lesson.due_on = LessonState.ACTION.value, action.strip(), owner, due_on
    lesson.save(update_fields=["state", "action", "owner", "due_on"])
    detail = {"owner": owner.title, "due_on": due_on.isoformat()}
    ledger.record("lesson.assigned", lesson, by=by, at=at, detail=detail)
    return lesson


@transaction.atomic
def change(*, lesson_id: int, what: str, item: Item | None, by: Standing, at: datetime) -> Lesson:
    """Say what was changed; an item of the library is kept with its approved text of the day."""
    lesson = locked(lesson_id, by)
    permissions.may_carry_out(by, lesson).or_raise()
    _check(lesson, LessonState.CHANGED)
    lesson.state, lesson.changed_what, lesson.changed_on = LessonState.CHANGED.value, what.strip(), by.today
    if item is not None:
        seen: Item = Item.objects.visible_to(by).get(pk=item.pk)
        lesson.item, lesson.revision_id = seen, seen.current_id
    lesson.save(update_fields=["state", "changed_what", "changed_on", "item", "revision"])
    ledger.record("lesson.changed", lesson, by=by, at=at, detail={"item": lesson.item_id})
    return lesson


@transaction.atomic
def tell(*, lesson_id: int, how: str, by: Standing, at: datetime) -> Lesson:
    """Say how its users were told; who read or used the changed item within a year is counted as its users."""
    lesson = locked(lesson_id, by)
    permissions.may_carry_out(by, lesson).or_raise()
    _check(lesson, LessonState.TOLD)
    lesson.state, lesson.told_how, lesson.told_on = LessonState.TOLD.value, how.strip(), by.today
    lesson.told_count = len(users_of(lesson.item)) if lesson.item else 0
    lesson.save(update_fields=["state", "told_how", "told_on", "told_count"])
    ledger.record("lesson.told", lesson, by=by, at=at, detail={"how": lesson.told_how[:200]})
    return lesson


@transaction.atomic
def close(*, lesson_id: int, note: str, by: Standing, at: datetime) -> Lesson:
    """The head sees that it works and closes the lesson."""
    lesson = locked(lesson_id, by)
    permissions.may_assign(by, lesson).or_raise()
    return _end(lesson, LessonState.CLOSED, note, by, at)


@transaction.atomic
def drop(*, lesson_id: int, reason: str, by: Standing, at: datetime) -> Lesson:
    """Nothing is changed; why stays on record."""
    lesson = locked(lesson_id, by)
    permissions.may_assign(by, lesson).or_raise()
    if not reason.strip():
        raise NotPossibleError(_("Say why."))
    return _end(lesson, LessonState.DROPPED, reason, by, at)


def users_of(item: Item) -> set[int]:
    """People who read or used an item: two queries."""
    readers = ReadCount.objects.filter(item=item).values_list("person", flat=True)
    return set(readers) | set(Use.objects.filter(item=item).values_list("person", flat=True))


def locked(lesson_id: int, by: Standing) -> Lesson:
    """A lesson in sight, locked for the act."""
    found: Lesson = Lesson.objects.visible_to(by).select_for_update(of=("self",)).get(pk=lesson_id)
    return found


def _end(lesson: Lesson, state: LessonState, note: str, by: Standing, at: datetime) -> Lesson:
    _check(lesson, state)
    lesson.state, lesson.closed_note, lesson.closed_on = state.value, note.strip(), by.today
    lesson.save(update_fields=["state", "closed_note", "closed_on"])
    ledger.record(f"lesson.{state.value}", lesson, by=by, at=at)
    return lesson


def _check(lesson: Lesson, to: LessonState) -> None:
    if not may_move(lesson.state_value, to):
        words = _("This lesson stands at “%(state)s”.") % {"state": lesson.state_value.label_th}
        raise NotPossibleError(words)
