"""Error pages in plain words with a way on. Those of 400 and 500 need neither database nor session."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import now

from khum.web.preferences import LANGUAGE_COOKIE, THEME_COOKIE, THEMES

_STYLES = ("ui/khum.css", "ui/parts.css")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the address leads nowhere, or to something that this person may not see."""
    return render(request, "ui/errors/404.html", {"back": way_back(request)}, status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 without a reason of its own."""
    return render(request, "ui/errors/403.html", {"back": way_back(request)}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of a form that came too late or from elsewhere. ``reason`` is Django's, for developers only."""
    return render(request, "ui/errors/csrf.html", {"back": way_back(request)}, status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request cannot be understood."""
    return _bare(request, "ui/errors/400.html", status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault; says that what was saved is safe, and the time to tell the administrator."""
    return _bare(request, "ui/errors/500.html", status=500)


def way_back(request: HttpRequest) -> str:
    """The page the person came from, if it was one of ours."""
    referrer = request.headers.get("referer", "")
    if request.method == "GET" and referrer == request.build_absolute_uri():
        return ""
    return referrer if url_has_allowed_host_and_scheme(referrer, allowed_hosts={request.get_host()}) else ""


def _bare(request: HttpRequest, template: str, *, status: int) -> HttpResponse:
    cookies = request.COOKIES
    language = "en" if cookies.get(LANGUAGE_COOKIE) == "en" else "th"
    theme = cookies.get(THEME_COOKIE, "")
    context: dict[str, Any] = {
        "language": language,
        "theme": theme if theme in THEMES else "auto",
        "styles": _styles(),
        "at": now(),
    }
    with translation.override(language):
        return HttpResponse(render_to_string(template, context), status=status)


def _styles() -> list[str]:
    try:
        return [static(path) for path in _STYLES]
    except ValueError:  # The manifest of static files is missing: a bare page is better than none.
        return []
