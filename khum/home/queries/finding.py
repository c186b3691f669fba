"""The search page."""

from __future__ import annotations

from dataclasses import dataclass

from khum.domain.registries import SEARCH_SOURCES, SearchHit
from khum.people.standing import Standing

HITS_PER_SOURCE = 20


@dataclass(frozen=True, slots=True)
class HitGroup:
    """Hits of one kind."""

    code: str
    label: str
    hits: tuple[SearchHit, ...]


def hits(standing: Standing, words: str) -> list[HitGroup]:
    """Hits of every source that has any, in the order of registration."""
    groups = [
        HitGroup(source.code, str(source.label), tuple(source.search(standing, words, HITS_PER_SOURCE)))
        for source in SEARCH_SOURCES
    ]
    return [group for group in groups if group.hits]
