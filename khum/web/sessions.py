"""The list of a person's sessions, kept fresh without a write on every page view.

allauth's own middleware writes a row on each request: on SQLite every look at a page would wait for the write lock.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse

FRESH_SECONDS = 300
_REMEMBERED = 10_000


class SeenSessionMiddleware:
    """Notes that a session is in use, at most every five minutes a process."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._noted: OrderedDict[str, float] = OrderedDict()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.session.session_key
        if key and request.user.is_authenticated and self._is_due(key, time.monotonic()):
            UserSession.objects.create_from_request(request)
        return self.get_response(request)

    def _is_due(self, key: str, moment: float) -> bool:
        noted = self._noted.get(key)
        if noted is not None and moment - noted < FRESH_SECONDS:
            return False
        self._noted[key] = moment
        self._noted.move_to_end(key)
        while len(self._noted) > _REMEMBERED:
            self._noted.popitem(last=False)
        return True
