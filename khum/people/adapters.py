"""How allauth behaves here: nobody signs up alone; who signs in elsewhere must already be known by e-mail."""

from __future__ import annotations

import io
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khum.people.models import Person
from khum.people.views.accounts_recording import record_change

_MISMATCH = gettext_lazy("The username, e-mail or password is wrong. Check the keyboard language and capital letters.")

# What allauth says, in the plain words of the rest of Khum; a message without words is not shown at all.
_MESSAGES: dict[str, Any] = {
    "account/messages/logged_in.txt": "",
    "account/messages/logged_out.txt": gettext_lazy("You are signed out."),
    "account/messages/password_changed.txt": gettext_lazy("Your password is changed."),
    "account/messages/password_set.txt": gettext_lazy("Your password is set."),
    "mfa/messages/totp_activated.txt": gettext_lazy("The second step is on."),
    "mfa/messages/totp_deactivated.txt": gettext_lazy("The second step is off."),
    "mfa/messages/recovery_codes_generated.txt": gettext_lazy("New recovery codes are made."),
}

# allauth announces each change to an account by the name of a mail; that is where it enters the ledger.
_VERBS = {
    "account/email/password_changed": "account.password_changed",
    "account/email/password_set": "account.password_changed",
    "account/email/password_reset": "account.password_changed",
    "mfa/email/totp_activated": "account.second_step_on",
    "mfa/email/totp_deactivated": "account.second_step_off",
    "mfa/email/recovery_codes_generated": "account.recovery_codes_made",
}


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the organisation, never by a visitor."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": gettext_lazy("This account is closed. Ask your HR officer."),
        "email_password_mismatch": _MISMATCH,
        "username_password_mismatch": _MISMATCH,
        "invalid_login": _MISMATCH,
        "enter_current_password": gettext_lazy("Type your present password."),
        "incorrect_password": gettext_lazy("This password is wrong."),
        "incorrect_code": gettext_lazy("This code is wrong or too old. Type the newest one."),
        "invalid_password_reset": gettext_lazy("This link was used or is too old. Ask for a new one."),
        "too_many_login_attempts": gettext_lazy("Too many failed tries. Wait five minutes, then try again."),
        "rate_limited": gettext_lazy("Too many tries in a short time. Wait a minute, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Closed."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's own page."""
        return reverse("people:profile")

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Say it in the words of this house."""
        if message_template in _MESSAGES:
            if words := str(_MESSAGES[message_template]):
                messages.add_message(request, level, words)
            return
        super().add_message(request, level, message_template, *args, **kwargs)

    def send_notification_mail(self, template_prefix: str, user: Any, *args: Any, **kwargs: Any) -> None:
        """Write the change into the ledger; no mail is sent unless the settings ask for it."""
        if verb := _VERBS.get(template_prefix):
            record_change(user, verb)
        super().send_notification_mail(template_prefix, user, *args, **kwargs)


class SecondStepAdapter(DefaultMFAAdapter):
    """The code of an app on the telephone: named after Khum, with a picture that dark screens show too."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("This code is wrong or too old. Type the newest one."),
    }

    def get_totp_label(self, user: Any) -> str:
        """The username, which the person types anyway."""
        return user.username or user.full_name

    def get_totp_issuer(self) -> str:
        """What the app on the telephone shows above the code."""
        return _("Khum")

    def build_totp_svg(self, url: str) -> str:
        """Black on white, whatever stands behind it."""
        out = io.BytesIO()
        segno.make(url, error="m").save(out, kind="svg", scale=5, border=3, light="white")
        return out.getvalue().decode()


class KnownPersonAdapter(DefaultSocialAccountAdapter):
    """Connects an OIDC identity to the one active person with the same verified e-mail."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Closed."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Connect on first use; turn unknown people away with the reason."""
        if sociallogin.is_existing:
            return
        emails = [address.email for address in sociallogin.email_addresses if address.verified]
        known = [
            person for email in emails for person in Person.objects.filter(email__iexact=email, is_active=True)[:2]
        ]
        if len({person.pk for person in known}) != 1:
            messages.error(request, _("This identity is not known here. Ask your HR officer to add your e-mail."))
            raise ImmediateHttpResponse(redirect("account_login"))
        sociallogin.connect(request, known[0])
        record_change(known[0], "account.identity_connected")
