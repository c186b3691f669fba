"""What the channels tell in a digest: journals and booklets that were issued."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from khum.channels.models import Compilation
from khum.domain.registries import NewsLine
from khum.people.standing import Standing

MOST = 3


def lines(standing: Standing, since: date) -> Iterator[NewsLine]:
    """The latest issues: one query."""
    issued = Compilation.objects.visible_to(standing).filter(issued_on__gte=since).order_by("-issued_on", "-pk")
    for made in issued[:MOST]:
        yield NewsLine(made.title, reverse("channels:compilation", args=[made.pk]), made.issued_on or since)
