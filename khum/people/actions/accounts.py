"""Accounts: a person's username, the one-time link to set a password, and closing the account."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from khum.domain import recording
from khum.domain.verdict import NotPossibleError
from khum.people import account_links, permissions, standing
from khum.people.actions import sessions
from khum.people.models import Person
from khum.people.queries import accounts as queries
from khum.people.standing import Standing


class TakenError(Exception):
    """A username or an e-mail that another account uses; ``field`` says which."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field


def _locked(person_id: int, by: Standing) -> Person:
    permissions.may_manage_people(by).or_raise()
    person: Person = Person.objects.select_for_update().get(pk=person_id, organisation_id=by.organisation_id)
    return person


def refuse_taken(person: Person, *, username: str, email: str) -> None:
    """Raise :class:`TakenError` where another person signs in by this username or e-mail, in any letter case."""
    others = Person.objects.exclude(pk=person.pk)
    if username and others.filter(username__iexact=username).exists():
        raise TakenError("username", _("This username is taken. Choose another."))
    if email and others.filter(email__iexact=email, is_active=True).exists():
        raise TakenError("email", _("Another account uses this e-mail. Give each person an e-mail of their own."))


def change_email(person: Person, email: str) -> None:
    """Set the e-mail; what the sign-in remembered of the old one would still open the account, so it goes."""
    if email.lower() != person.email.lower():
        EmailAddress.objects.filter(user=person).delete()
    person.email = email


@transaction.atomic
def open_account(*, person_id: int, username: str, email: str, by: Standing, at: datetime) -> Person:
    """Give a person a username (and e-mail); a link then lets them set the password."""
    person = _locked(person_id, by)
    if not person.is_active:
        raise NotPossibleError(_("This account is closed. Open it again first."))
    refuse_taken(person, username=username, email=email)
    person.username = username
    change_email(person, email)
    person.save(update_fields=["username", "email"])
    recording.record("account.opened", person, by=by, at=at)
    return person


@transaction.atomic
def make_link(*, person_id: int, by: Standing, at: datetime) -> tuple[str, str]:
    """The parts of a new one-time link; the link itself is kept nowhere."""
    person = _locked(person_id, by)
    if not person.username or not person.is_active:
        raise NotPossibleError(_("This person has no open account yet."))
    recording.record("account.link_made", person, by=by, at=at)
    return account_links.parts_of(person)


@transaction.atomic
def make_links_of_waiting(*, by: Standing, at: datetime, most: int) -> list[tuple[Person, tuple[str, str]]]:
    """A new link for each of the first ``most`` open accounts whose password was never set."""
    permissions.may_manage_people(by).or_raise()
    waiting: list[Person] = list(queries.listed(by, state=queries.WAITING)[:most])
    for person in waiting:
        recording.record("account.link_made", person, by=by, at=at)
    return [(person, account_links.parts_of(person)) for person in waiting]


@transaction.atomic
def set_password(*, who: str, token: str, password: str, at: datetime) -> Person:
    """Use a link: the password is set, every session of before ends, and the link is over."""
    person = account_links.person_of(who, token)
    if person is None:
        raise NotPossibleError(_("This link was used or is too old. Ask your HR officer for a new one."))
    person.set_password(password)
    person.save(update_fields=["password"])
    sessions.end_all(person)
    by = standing.load(person, today=at.date())
    recording.record("account.password_set", person, by=by, at=at)
    return person


@transaction.atomic
def close_account(*, person_id: int, by: Standing, at: datetime) -> Person:
    """Nobody signs in by this account any more, and whoever is signed in is out at once."""
    person = _locked(person_id, by)
    if person.pk == by.person_id:
        raise NotPossibleError(_("You cannot close your own account. Ask another administrator."))
    person.is_active = False
    person.save(update_fields=["is_active"])
    sessions.end_all(person)
    recording.record("account.closed", person, by=by, at=at)
    return person


@transaction.atomic
def reopen_account(*, person_id: int, by: Standing, at: datetime) -> Person:
    """Let a person sign in again by the password of before."""
    person = _locked(person_id, by)
    refuse_taken(person, username="", email=person.email)
    person.is_active = True
    person.save(update_fields=["is_active"])
    recording.record("account.reopened", person, by=by, at=at)
    return person


@transaction.atomic
def drop_second_step(*, person_id: int, by: Standing, at: datetime) -> Person:
    """Turn the second step of the sign-in off for a person who lost the telephone and the recovery codes."""
    person = _locked(person_id, by)
    Authenticator.objects.filter(user=person).delete()
    recording.record("account.second_step_dropped", person, by=by, at=at)
    return person
