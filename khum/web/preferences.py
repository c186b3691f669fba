"""Language and theme: the person's own choice, or this browser's cookie; never what the browser happens to ask for.

Office browsers are often installed in English while their users read Thai, so Accept-Language decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

THEMES = ("auto", "light", "dark")
LANGUAGE_COOKIE = "khum_language"
THEME_COOKIE = "khum_theme"
COOKIE_AGE = 60 * 60 * 24 * 365


def language_of(request: HttpRequest) -> str:
    """Language of the screens for a request."""
    person = getattr(request, "user", None)
    chosen = person.language if person is not None and person.is_authenticated else request.COOKIES.get(LANGUAGE_COOKIE)
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def theme_of(request: HttpRequest) -> str:
    """Theme of the screens for a request: auto, light or dark."""
    person = getattr(request, "user", None)
    chosen = person.theme if person is not None and person.is_authenticated else request.COOKIES.get(THEME_COOKIE)
    return chosen if chosen in THEMES else "auto"


class LanguageMiddleware:
    """Speaks the person's language; stands after the authentication."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
