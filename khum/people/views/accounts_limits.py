"""What is shown to whoever tries too often, and at addresses that are switched off."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render


def too_many(request: HttpRequest) -> HttpResponse:
    """429: wait a little."""
    return render(request, "people/too_many.html", status=429)


def switched_off(request: HttpRequest, **_parts: Any) -> HttpResponse:
    """404: accounts are made by the organisation, so nobody signs up or changes the e-mail here."""
    raise Http404
