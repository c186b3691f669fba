"""Counting a visitor's browser once a day, without knowing whose it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.http import HttpResponse
from django.utils.timezone import localdate

from khum.channels.rules.robots import is_robot
from khum.web.request import PersonRequest

_DAY_SECONDS = 24 * 60 * 60


def count_once(request: PersonRequest, answer: HttpResponse, mark: str, count: Callable[[date], None]) -> HttpResponse:
    """Count unless this browser was counted today or is a robot's; a cookie of a day remembers it."""
    today = localdate()
    if request.method == "GET" and request.COOKIES.get(mark) != today.isoformat():
        if not is_robot(request.headers.get("User-Agent", "")):
            count(today)
        answer.set_cookie(mark, today.isoformat(), max_age=_DAY_SECONDS, httponly=True, samesite="Lax")
    return answer
