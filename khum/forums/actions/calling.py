"""Call a forum, say who is invited and who came, open and close it (rows 67, 92)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.forums import permissions
from khum.forums.models import Forum, Participant
from khum.forums.rules.states import ForumState, can_move
from khum.people.models import Person
from khum.people.standing import Standing

FIELDS = ("topic", "problem", "division", "on", "place", "facilitator")


@transaction.atomic
def call_forum(*, values: Mapping[str, Any], person_ids: Collection[int] = (), by: Standing, at: datetime) -> Forum:
    """Plan a forum; ``values`` are those of :data:`FIELDS`. Without a facilitator it is who calls."""
    permissions.may_call(by).or_raise()
    fields = {name: values[name] for name in FIELDS if name in values}
    _check_belongs(fields, by)
    fields["facilitator"] = fields.get("facilitator") or by.person
    forum = Forum.objects.create(
        organisation=by.organisation, created_by=by.person, created_at=at, changed_at=at, **fields
    )
    ledger.record("forum.called", forum, by=by, at=at)
    if person_ids:
        invite_people(forum_id=forum.pk, person_ids=person_ids, by=by, at=at)
    return forum


@transaction.atomic
def change_forum(*, forum_id: int, values: Mapping[str, Any], by: Standing, at: datetime) -> Forum:
    """Change topic, problem, day, place or facilitator; a closed or cancelled forum stays as it was."""
    forum = locked(forum_id, by)
    permissions.may_lead(by, forum).or_raise()
    if forum.state_value in {ForumState.CLOSED, ForumState.CANCELLED}:
        raise NotPossibleError(_("The forum is over: open it again first."))
    fields = {name: values[name] for name in FIELDS if name in values}
    _check_belongs(fields, by)
    for name, value in fields.items():
        setattr(forum, name, value)
    forum.changed_at = at
    forum.save(update_fields=[*fields, "changed_at"])
    ledger.record("forum.changed", forum, by=by, at=at)
    return forum


@transaction.atomic
def invite_people(*, forum_id: int, person_ids: Collection[int], by: Standing, at: datetime) -> Forum:
    """Put people on the list; those who stand on it already stay."""
    forum = locked(forum_id, by)
    permissions.may_lead(by, forum).or_raise()
    if forum.state_value in {ForumState.CLOSED, ForumState.CANCELLED}:
        raise NotPossibleError(_("The forum is over: open it again first."))
    have = set(forum.participants.values_list("person", flat=True))
    wanted = Person.objects.filter(organisation=by.organisation_id, pk__in=set(person_ids) - have).order_by("pk")
    new = [Participant(forum=forum, person=person) for person in wanted]
    Participant.objects.bulk_create(new)
    if new:
        ledger.record("forum.people_invited", forum, by=by, at=at, detail={"number": len(new)})
    return forum


@transaction.atomic
def drop_person(*, forum_id: int, person_id: int, by: Standing, at: datetime) -> Forum:
    """Take somebody off the list who has told nothing."""
    forum = locked(forum_id, by)
    permissions.may_lead(by, forum).or_raise()
    if forum.stories.filter(teller=person_id).exists():
        raise NotPossibleError(_("This person told a story at the forum and stays on the list."))
    if forum.participants.filter(person=person_id).delete()[0]:
        ledger.record("forum.person_dropped", forum, by=by, at=at, detail={"person": person_id})
    return forum


@transaction.atomic
def take_attendance(*, forum_id: int, came: Collection[int], by: Standing, at: datetime) -> Forum:
    """Note who came of those invited (``came``: keys of people); the others did not."""
    forum = locked(forum_id, by)
    permissions.may_lead(by, forum).or_raise()
    if forum.state_value in {ForumState.PLANNED, ForumState.CANCELLED}:
        raise NotPossibleError(_("Attendance is taken when the forum is open."))
    forum.participants.filter(person__in=came).update(came=True)
    forum.participants.exclude(person__in=came).update(came=False)
    number = forum.participants.filter(came=True).count()
    ledger.record("forum.attendance_taken", forum, by=by, at=at, detail={"came": number})
    return forum


@transaction.atomic
def move_forum(*, forum_id: int, to: ForumState, outcome: str = "", by: Standing, at: datetime) -> Forum:
    """Open, close, cancel or take up again. Closing keeps in a few words what the forum brought (row 92)."""
    forum = locked(forum_id, by)
    permissions.may_lead(by, forum).or_raise()
    if not can_move(forum.state_value, to):
        raise NotPossibleError(_("The forum cannot go there from its present state."))
    if to is ForumState.OPEN and forum.on > by.today:
        raise NotPossibleError(_("The forum opens on its day."))
    if to is ForumState.CLOSED:
        if not outcome.strip():
            raise NotPossibleError(_("Say in a few words what the forum brought."))
        if not forum.participants.filter(came=True).exists():
            raise NotPossibleError(_("Note first who came."))
        forum.outcome = outcome.strip()
    forum.state, forum.changed_at = to.value, at
    forum.closed_on = by.today if to is ForumState.CLOSED else None
    forum.save(update_fields=["state", "outcome", "changed_at", "closed_on"])
    ledger.record(f"forum.{_VERBS[to]}", forum, by=by, at=at)
    return forum


_VERBS = {
    ForumState.PLANNED: "planned_again",
    ForumState.OPEN: "opened",
    ForumState.CLOSED: "closed",
    ForumState.CANCELLED: "cancelled",
}


def locked(forum_id: int, by: Standing) -> Forum:
    """The forum, locked, if the person may see it."""
    if not Forum.objects.visible_to(by).filter(pk=forum_id).exists():
        raise Forum.DoesNotExist
    return Forum.objects.select_for_update().get(pk=forum_id)


def _check_belongs(fields: Mapping[str, Any], by: Standing) -> None:
    for name in ("division", "facilitator"):
        thing = fields.get(name)
        if thing is not None and thing.organisation_id != by.organisation_id:
            raise NotPossibleError(_("What you chose belongs to another organisation."))
