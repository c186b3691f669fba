"""What a digest says: what waits for the person, and what is new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from khum.domain.registries import DUE_SOURCES, NEWS_SOURCES, DueItem, NewsLine
from khum.people.standing import Standing

MOST = 20
NEW = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Digest:
    """Lines of one mail; ``more`` is how many due items are left out."""

    waiting: tuple[DueItem, ...]
    more: int
    news: tuple[NewsLine, ...]

    @property
    def is_empty(self) -> bool:
        """News alone are no reason to write: nothing waits, nothing is sent."""
        return not self.waiting


def digest_of(standing: Standing) -> Digest:
    """Late things first, then by their day; the queries of every source once."""
    found = [item for source in DUE_SOURCES for item in source.items(standing)]
    found.sort(key=lambda item: (item.due_on is None, item.due_on or standing.today))
    since = standing.today - NEW
    news = [line for source in NEWS_SOURCES for line in source.lines(standing, since)]
    return Digest(tuple(found[:MOST]), max(len(found) - MOST, 0), tuple(news[:MOST]))
