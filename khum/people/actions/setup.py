"""Founding the first organisation from what the wizard gathered: all of it or nothing."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from khum.domain.verdict import NotPossibleError
from khum.people.actions import founding
from khum.people.models import Organisation
from khum.people.standing import Standing

# One fixed code: should two people finish at once, the database itself refuses the second organisation.
FIRST_CODE = "main"


def found_first(
    *, council: dict[str, Any], person: dict[str, Any], divisions: list[str], heads: dict[str, Any], today: date,
    at: datetime,
) -> Standing:  # fmt: skip
    """Create the organisation; ``person["password_hash"]`` is Django's hash, so no step ever kept the password."""
    try:
        with transaction.atomic():
            return _found(council, person, divisions, heads, today, at)
    except IntegrityError as error:
        raise NotPossibleError(_already()) from error


def _found(
    council: dict[str, Any], person: dict[str, Any], divisions: list[str], heads: dict[str, Any], today: date,
    at: datetime,
) -> Standing:  # fmt: skip
    if Organisation.objects.exists():
        raise NotPossibleError(_already())
    by = founding.found(
        council=founding.Council(
            code=FIRST_CODE,
            name=council["name"],
            kind=council["kind"],
            district=council["district"],
            province=council["province"],
            divisions=tuple(divisions),
            account=founding.Account(
                prefix=person["prefix"],
                first_name=person["first_name"],
                last_name=person["last_name"],
                username=person["username"],
                password=None,
                email=person["email"],
            ),
            chief_executive=heads["chief_executive"],
            permanent_secretary=heads["permanent_secretary"],
        ),
        start=today,
        at=at,
    )
    if by.person is not None:
        by.person.password = person["password_hash"]
        by.person.save(update_fields=["password"])
    return by


def _already() -> str:
    return _("Khum is set up already. Sign in instead.")
