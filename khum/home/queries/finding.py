"""The search page: what was found, in words of the house, and by what it can be narrowed."""

from __future__ import annotations

from dataclasses import dataclass

from khum.domain.registries import SEARCH_SOURCES
from khum.library.models import Item
from khum.library.queries.trust import badge_of, with_trust
from khum.library.rules.verification import Badge
from khum.people.standing import Standing
from khum.search.queries import searching

A_PAGE = 20
LAST_PAGE = 15
OF_ITEMS = frozenset({"items", "files"})
"""Kinds of results whose root is an item of the library."""


@dataclass(frozen=True, slots=True)
class Row:
    """One result with the words of its kind and status; ``badge`` says how far an item can be trusted today."""

    result: searching.Result
    kind: str
    status: str
    badge: Badge | None


def rows(found: searching.Found, standing: Standing) -> list[Row]:
    """Results with what their sources call them; one query where items are among them."""
    items = {result.root for result in found.results if result.kind in OF_ITEMS}
    seen = Item.objects.visible_to(standing).filter(pk__in=items).defer("text", "signature")
    badges = {item.pk: badge_of(item, standing.today) for item in with_trust(seen, standing.today)} if items else {}
    made = []
    for result in found.results:
        source = SEARCH_SOURCES.get(result.kind)
        kind = str(source.label) if source else result.kind
        status = source.statuses.get(result.status, "") if source else ""
        made.append(Row(result, kind, status, badges.get(result.root) if result.kind in OF_ITEMS else None))
    return made


def page(standing: Standing, words: str, filters: searching.Filters, number: int) -> searching.Found:
    """One page of results, counted from 1."""
    return searching.find(standing, words, filters, limit=A_PAGE, offset=first_of(number) - 1)


def first_of(number: int) -> int:
    """Place of the first result on a page."""
    return (number - 1) * A_PAGE + 1
