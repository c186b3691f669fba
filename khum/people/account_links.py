"""One-time links with which a person sets the first (or a new) password: signed, used once, good for three days."""

from __future__ import annotations

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from khum.people.models import Person

GOOD_FOR_DAYS = 3  # PASSWORD_RESET_TIMEOUT of the settings, in words


class SetPasswordTokens(PasswordResetTokenGenerator):
    """The signature holds the password, the last sign-in and the e-mail: when one changes, the link is over."""

    key_salt = "khum.people.account_links"


_TOKENS = SetPasswordTokens()


def parts_of(person: Person) -> tuple[str, str]:
    """The two parts of the address of a new link."""
    return urlsafe_base64_encode(force_bytes(person.pk)), _TOKENS.make_token(person)


def person_of(who: str, token: str) -> Person | None:
    """Whose link this is; None for one that is wrong, used, too old, or of a closed account."""
    try:
        person = Person.objects.select_related("organisation").get(pk=int(urlsafe_base64_decode(who)), is_active=True)
    except (ValueError, OverflowError, Person.DoesNotExist):
        return None
    return person if person.username and _TOKENS.check_token(person, token) else None
