"""Who has an account, who waits for a first password, who is out."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import is_password_usable
from django.db.models import Q, QuerySet

from khum.people.models import Person
from khum.people.standing import Standing

NONE, WAITING, OPEN, CLOSED = "none", "waiting", "open", "closed"


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One person of the list."""

    person: Person
    state: str


def state_of(person: Person) -> str:
    """``none`` without a username, ``waiting`` without a password, ``open``, or ``closed``."""
    if not person.is_active:
        return CLOSED
    if not person.username:
        return NONE
    return OPEN if is_password_usable(person.password) else WAITING


def listed(standing: Standing, *, words: str = "", state: str = "") -> QuerySet[Person]:
    """Persons of the organisation by name, narrowed by words of the name or username, and by account state."""
    found: QuerySet[Person] = Person.objects.visible_to(standing).order_by("first_name", "last_name", "pk")
    for word in words.split():
        found = found.filter(Q(first_name__icontains=word) | Q(last_name__icontains=word) | Q(username__icontains=word))
    unusable = Q(password__startswith="!") | Q(password="")  # noqa: S106 - Django's mark of a password that nobody knows
    narrow = {
        NONE: Q(is_active=True, username=None),
        WAITING: Q(is_active=True, username__isnull=False) & unusable,
        OPEN: Q(is_active=True, username__isnull=False) & ~unusable,
        CLOSED: Q(is_active=False),
    }
    return found.filter(narrow[state]) if state in narrow else found


def rows(persons: list[Person]) -> list[AccountRow]:
    """The persons with the state of their accounts."""
    return [AccountRow(person, state_of(person)) for person in persons]


def has_second_step(person: Person) -> bool:
    """Whether the sign-in asks for a code of the telephone as well."""
    return bool(Authenticator.objects.filter(user=person).exists())
