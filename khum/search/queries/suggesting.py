"""What the box offers while one types: titles of documents that the person may read, nothing of the words alone."""

from __future__ import annotations

from dataclasses import dataclass

from khum.people.standing import Standing
from khum.search.queries import searching
from khum.search.queries.understanding import understand


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A title and where it opens."""

    title: str
    url: str
    detail: str


def suggestions(standing: Standing, typed: str, *, limit: int = 8) -> list[Suggestion]:
    """Best documents for what is typed so far; its last word may be unfinished."""
    query = understand(standing.organisation_id, typed, is_prefix=True)
    found = searching.ranked(standing, query, limit=limit)
    return [Suggestion(result.plain_title[:120], result.url, result.detail[:80]) for result in found]
