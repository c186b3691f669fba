"""The search page: what was found, in words of the house, and by what it can be narrowed."""

from __future__ import annotations

from dataclasses import dataclass

from khum.domain.registries import SEARCH_SOURCES
from khum.people.standing import Standing
from khum.search.queries import searching

A_PAGE = 20
LAST_PAGE = 15


@dataclass(frozen=True, slots=True)
class Row:
    """One result with the words of its kind and status."""

    result: searching.Result
    kind: str
    status: str


def rows(found: searching.Found) -> list[Row]:
    """Results with what their sources call them."""
    made = []
    for result in found.results:
        source = SEARCH_SOURCES.get(result.kind)
        kind = str(source.label) if source else result.kind
        status = source.statuses.get(result.status, "") if source else ""
        made.append(Row(result, kind, status))
    return made


def page(standing: Standing, words: str, filters: searching.Filters, number: int) -> searching.Found:
    """One page of results, counted from 1."""
    return searching.find(standing, words, filters, limit=A_PAGE, offset=first_of(number) - 1)


def first_of(number: int) -> int:
    """Place of the first result on a page."""
    return (number - 1) * A_PAGE + 1
