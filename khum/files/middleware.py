"""Refused files become a page that says what to do; uploads that are too large are refused before they are read."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from khum.files import messages
from khum.files.guard import MAX_BYTES
from khum.files.refusals import FileRefused, Refusal

# Room for the other fields of a form around the file.
MAX_REQUEST = MAX_BYTES + 8 * 1024 * 1024


class FileRefusalMiddleware:
    """Answers :class:`FileRefused` from any view, and requests longer than any file may be."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > MAX_REQUEST:
            return _page(request, FileRefused(Refusal.TOO_LARGE, length), status=413)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a refused file; every other error goes on."""
        return _page(request, error, status=422) if isinstance(error, FileRefused) else None


def _page(request: HttpRequest, refused: FileRefused, *, status: int) -> HttpResponse:
    fragment = "#message" if getattr(request, "htmx", False) else ""
    return render(request, f"ui/refusal.html{fragment}", {"reason": messages.sentence(refused)}, status=status)
