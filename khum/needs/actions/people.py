"""Who holds a knowledge, and who must learn it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.needs import permissions
from khum.needs.actions.needs import locked
from khum.needs.models import Holder, Learner, Need
from khum.needs.rules.kinds import Level
from khum.people.models import Division, Person
from khum.people.standing import Standing


@transaction.atomic
def name_holder(
    *,
    need_id: int,
    person: Person,
    level: Level,
    evidence: str = "",
    since: date | None = None,
    by: Standing,
    at: datetime,
) -> Holder:
    """Name who holds a knowledge, how well, and what shows it; naming somebody again changes the level."""
    need = locked(need_id, by)
    _own(person, by)
    holder, _made = Holder.objects.update_or_create(
        need=need,
        person=person,
        defaults={
            "level": int(level),
            "evidence": evidence.strip(),
            "since": since,
            "named_by": by.person,
            "named_at": at,
        },
    )
    _touch(need, at)
    ledger.record("need.holder_named", need, by=by, at=at, detail={"person": person.full_name, "level": int(level)})
    return holder


@transaction.atomic
def drop_holder(*, holder_id: int, by: Standing, at: datetime) -> Need:
    """Take a person off the list of holders."""
    holder = Holder.objects.visible_to(by).select_related("person").get(pk=holder_id)
    need = locked(holder.need_id, by)
    holder.delete()
    _touch(need, at)
    ledger.record("need.holder_dropped", need, by=by, at=at, detail={"person": holder.person.full_name})
    return need


@transaction.atomic
def add_learner(
    *,
    need_id: int,
    person: Person | None = None,
    division: Division | None = None,
    due_on: date | None = None,
    by: Standing,
    at: datetime,
) -> Learner:
    """Say who must learn it: a person or a whole division."""
    need = locked(need_id, by)
    if (person is None) == (division is None):
        raise NotPossibleError(_("Choose a person or a division."))
    for whom in (person, division):
        if whom is not None:
            _own(whom, by)
    learner, _made = Learner.objects.update_or_create(
        need=need,
        person=person,
        division=division,
        defaults={"due_on": due_on},
        create_defaults={"due_on": due_on, "created_at": at},
    )
    _touch(need, at)
    ledger.record("need.learner_added", need, by=by, at=at, detail={"whom": str(learner.whom)})
    return learner


@transaction.atomic
def note_learned(*, learner_id: int, by: Standing, at: datetime) -> Learner:
    """Note that it was learned. A person may say so of themselves; the head says it of a division and of others."""
    learner: Learner = Learner.objects.visible_to(by).select_related("need__goal").get(pk=learner_id)
    if learner.person_id is None or learner.person_id != by.person_id:
        permissions.may_draft(by, learner.need.goal.division_id).or_raise()
    learner.learned_on = by.today
    learner.save(update_fields=["learned_on"])
    ledger.record("need.learned", learner.need, by=by, at=at, detail={"whom": str(learner.whom)})
    return learner


@transaction.atomic
def drop_learner(*, learner_id: int, by: Standing, at: datetime) -> Need:
    """Take somebody off the list of learners."""
    learner = Learner.objects.visible_to(by).get(pk=learner_id)
    need = locked(learner.need_id, by)
    whom = str(learner.whom)
    learner.delete()
    ledger.record("need.learner_dropped", need, by=by, at=at, detail={"whom": whom})
    return need


def _touch(need: Need, at: datetime) -> None:
    need.changed_at = at
    need.save(update_fields=["changed_at"])


def _own(whom: Person | Division, by: Standing) -> None:
    if whom.organisation_id != by.organisation_id:
        raise NotPossibleError(_("What you chose belongs to another organisation."))
