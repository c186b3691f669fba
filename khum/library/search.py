"""What the search box finds in the library, by words. The index of khum.search will replace it."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khum.domain.registries import SearchHit, SearchSource
from khum.library.queries import kinds, listing
from khum.people.standing import Standing


def items(standing: Standing, words: str, limit: int) -> Iterator[SearchHit]:
    """Items in service that hold every word: two queries."""
    catalogue = kinds.kinds_for(standing)
    found = listing.filtered(standing, listing.Filters(words=words))[:limit]
    for row in listing.rows(found, catalogue, standing.today):
        yield SearchHit(
            row.item.title,
            f"{reverse('library:item', args=[row.item.pk])}?from=search",
            f"{row.kind} · {row.badge.label_th}",
        )


SOURCES = (SearchSource("items", _("Library"), items),)
"""Registered by ``registration.register``."""
