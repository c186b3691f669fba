"""The request as views see it."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from khum.people.models import Person
from khum.people.standing import Standing


class PersonRequest(HttpRequest):
    """A request of a signed-in person; ``standing`` says what that person is today."""

    user: Person
    standing: Standing
    htmx: HtmxDetails
