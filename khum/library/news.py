"""What the library tells in a digest: items that are new, for whoever may read them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate

from khum.domain.registries import NewsLine
from khum.library.models import Item
from khum.library.rules.states import IN_SERVICE
from khum.people.standing import Standing

MOST = 5


def lines(standing: Standing, since: date) -> Iterator[NewsLine]:
    """The latest items that others published: one query."""
    in_service = [state.value for state in IN_SERVICE]
    found = Item.objects.visible_to(standing).filter(state__in=in_service, published_at__date__gte=since)
    for item in (
        found.exclude(created_by=standing.person_id).only("title", "published_at").order_by("-published_at")[:MOST]
    ):
        day = localdate(item.published_at) if item.published_at else since
        yield NewsLine(item.title, reverse("library:item", args=[item.pk]), day)
