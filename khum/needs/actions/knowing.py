"""What people say of themselves: skills, and how colleagues may reach them (rows 36, 84). Everybody for themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.needs.models import ContactChoice, Skill
from khum.people.models import Person
from khum.people.standing import Standing

MOST_SKILLS = 30
CONTACTS = ("shows_phone", "shows_email", "in_person", "is_asked", "is_known_outside", "note")


@transaction.atomic
def declare_skill(*, name: str, note: str = "", by: Standing, at: datetime) -> Skill:
    """Claim a skill; claiming it again changes the note."""
    person = _oneself(by)
    words = " ".join(name.split())[:120]
    if not words:
        raise NotPossibleError(_("Name the skill."))
    if Skill.objects.filter(person=person).exclude(name=words).count() >= MOST_SKILLS:
        raise NotPossibleError(_("That is enough. Take one back before you name another."))
    skill, made = Skill.objects.update_or_create(
        person=person, name=words, defaults={"note": note.strip()}, create_defaults={"note": note, "created_at": at}
    )
    if made:
        ledger.record("skill.declared", skill, by=by, at=at)
    return skill


@transaction.atomic
def withdraw_skill(*, skill_id: int, by: Standing, at: datetime) -> None:
    """Take back a claim of one's own."""
    skill = Skill.objects.visible_to(by).get(pk=skill_id)
    if skill.person_id != _oneself(by).pk:
        raise NotPermittedError(_("Only the person takes back a skill."))
    ledger.record("skill.withdrawn", skill, by=by, at=at)
    skill.delete()


@transaction.atomic
def choose_contact(*, values: Mapping[str, bool | str], by: Standing, at: datetime) -> ContactChoice:
    """Choose how one may be reached; ``values`` are those of :data:`CONTACTS`."""
    fields = {name: values[name] for name in CONTACTS if name in values}
    choice, _made = ContactChoice.objects.update_or_create(person=_oneself(by), defaults=fields)
    ledger.record("contact.chosen", choice, by=by, at=at)
    return choice


def _oneself(by: Standing) -> Person:
    if by.person is None:
        raise NotPermittedError(_("Only people say this of themselves."))
    return by.person
