"""Middlewares: the person's standing on every request, and refusals turned into pages."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import localdate

from khum.domain.verdict import NotPermittedError, NotPossibleError
from khum.people import standing
from khum.web.errors import way_back

GetResponse = Callable[[HttpRequest], HttpResponse]


class StandingMiddleware:
    """Sets ``request.standing`` lazily; None for a visitor who is not signed in."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.standing = SimpleLazyObject(lambda: _standing_of(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def _standing_of(request: HttpRequest) -> standing.Standing | None:
    person = request.user
    return standing.load(person, today=localdate()) if person.is_authenticated else None  # type: ignore[arg-type]


class RefusalMiddleware:
    """A refused action becomes a page (or, for htmx, a message) that says why; nothing was written."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a refusal; every other error goes on."""
        if isinstance(error, NotPermittedError):
            return _refusal(request, str(error), status=403)
        if isinstance(error, NotPossibleError):
            return _refusal(request, str(error), status=409)
        return None


def _refusal(request: HttpRequest, reason: str, *, status: int) -> HttpResponse:
    if getattr(request, "htmx", False):
        return render(request, "ui/refusal.html#message", {"reason": reason}, status=status)
    context = {"reason": reason, "status": status, "back": way_back(request)}
    return render(request, "ui/refusal.html", context, status=status)
