"""Thanking a colleague, and the values that thanks and awards speak of."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.library.models import Use
from khum.people.models import Holding, Person
from khum.people.queries import persons
from khum.people.standing import Standing
from khum.recognition import permissions
from khum.recognition.models import Thanks, ValueSet
from khum.recognition.models.thanks import values_of
from khum.recognition.queries import credit
from khum.recognition.rules import values


@transaction.atomic
def thank(
    *, receiver_id: int, words: str, value_code: str = "", use_id: int | None = None, by: Standing, at: datetime
) -> Thanks:
    """Thank a colleague who works here, once a day; for a value, a confirmed use, or plainly."""
    if by.person is None:
        raise NotPossibleError(_("Only a person can thank."))
    if receiver_id == by.person_id:
        raise NotPossibleError(_("Thank somebody else: nobody thanks themselves."))
    receiver = working(receiver_id, by)
    if not words.strip():
        raise NotPossibleError(_("Say what you are thankful for."))
    if Thanks.objects.filter(giver=by.person, receiver=receiver, on=by.today).exists():
        raise NotPossibleError(_("You thanked this person today already."))
    made: Thanks = Thanks.objects.create(
        organisation=by.organisation,
        giver=by.person,
        receiver=receiver,
        division_id=division_of(receiver, by),
        words=words.strip(),
        value_code=known_value(value_code, by),
        use=known_use(use_id, receiver, by),
        on=by.today,
        at=at,
    )
    ledger.record("thanks.given", made, by=by, at=at, detail={"person": receiver.pk})
    return made


@transaction.atomic
def set_values(*, text: str, by: Standing, at: datetime) -> tuple[values.Value, ...]:
    """Put a set of values in the place of the present one; ValueError where the lines cannot be read."""
    permissions.may_keep(by).or_raise()
    found = values.read(text, values_of(by.organisation_id))
    rows = [{"code": value.code, "name": value.name, "meaning": value.meaning} for value in found]
    ValueSet.objects.update_or_create(organisation=by.organisation, defaults={"values": rows})
    ledger.record("recognition.values_set", by.organisation, by=by, at=at, detail={"values": len(rows)})
    return found


def working(person_id: int, by: Standing) -> Person:
    """Somebody who works here; raises NotPossibleError."""
    found: Person | None = persons.working(by).filter(pk=person_id).first()
    if found is None:
        raise NotPossibleError(_("This person does not work here."))
    return found


def division_of(person: Person, by: Standing) -> int | None:
    """The division of the first post held today: one query."""
    held = Holding.objects.on(by.today).filter(person=person).order_by("is_acting", "id")
    return held.values_list("position__division_id", flat=True).first()


def known_value(code: str, by: Standing) -> str:
    """The code, if it is one of the set in force; raises NotPossibleError."""
    if code and code not in {value.code for value in values_of(by.organisation_id)}:
        raise NotPossibleError(_("This value is not in the set."))
    return code


def known_use(use_id: int | None, person: Person, by: Standing) -> Use | None:
    """A confirmed use of which the person is one of the two sides; raises NotPossibleError."""
    if use_id is None:
        return None
    found = credit.confirmed(by).filter(pk=use_id).select_related("item").first()
    if found is None or person.pk not in {found.person_id, found.item.created_by_id}:
        raise NotPossibleError(_("Choose a confirmed use by this person, or of what this person wrote."))
    return found
