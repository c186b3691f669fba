"""How allauth behaves here: nobody signs up alone; who signs in elsewhere must already be known by e-mail."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from khum.people.models import Person


class ClosedAccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the organisation, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Closed."""
        return False


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
        known = list(Person.objects.filter(email__in=emails, is_active=True)[:2]) if emails else []
        if len(known) != 1:
            messages.error(request, _("This identity is not known here. Ask your HR officer to add your e-mail."))
            raise ImmediateHttpResponse(redirect("account_login"))
        sociallogin.connect(request, known[0])
