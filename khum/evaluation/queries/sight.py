"""Which records behind a figure a person may see: judged by the sight of the app that keeps them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from khum.domain.registries import SIGHTS, VOCABULARIES, EvidenceRow
from khum.people.standing import Standing

# Kinds whose pages their apps do not name in a vocabulary of their own.
_PAGES = {
    "library:item": "library.item",
    "meetings:meeting": "meetings.meeting",
    "meetings:series": "meetings.series",
}


def in_sight(rows: Iterable[EvidenceRow], standing: Standing) -> tuple[list[EvidenceRow], int]:
    """The rows that the person may see, in their order, and the number of those left out.

    A query for each kind that is not open to the whole organisation; a row without an address, or of a kind that
    everybody sees, stays.
    """
    found = list(rows)
    kinds = [thing_of(row.url) for row in found]
    asked: dict[str, set[int]] = defaultdict(set)
    for thing in filter(None, kinds):
        asked[thing[0]].add(thing[1])
    seen = {(table, pk) for table, pks in asked.items() for pk in _seen(table, pks, standing)}
    kept = [row for row, thing in zip(found, kinds, strict=True) if thing is None or thing in seen]
    return kept, len(found) - len(kept)


def _seen(table: str, pks: set[int], standing: Standing) -> Iterable[int]:
    sight = SIGHTS.get(table)
    return sight.seen(standing, pks) if sight else pks


def thing_of(url: str) -> tuple[str, int] | None:
    """The table and the key of what opens at an address, where an app names it."""
    if not url.startswith("/"):
        return None
    try:
        match = resolve(urlsplit(url).path)
    except Resolver404:
        return None
    pages = _PAGES | {page: table for vocabulary in VOCABULARIES for table, page in vocabulary.pages.items()}
    table, pk = pages.get(match.view_name), match.kwargs.get("pk")
    return (table, pk) if table and isinstance(pk, int) else None
