"""What finds passages by words, one module a kind of database, all with the same face (search.md §6.3, §6.5).

``add(rows)`` and ``remove(rows)`` take :class:`Row`; ``candidates`` gives the keys of passages that hold any of the
words and one mark of each group; ``clear()`` empties the table; ``count``, ``known`` and ``learn`` keep the tables of
words with one statement for many rows. Words and marks carry the organisation in front, so
that the words of one council never meet those of another; words of what not everyone may read carry who may.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db import connection

from khum.search.engines import postgresql, sqlite


@dataclass(frozen=True, slots=True)
class Row:
    """One passage as the index keeps it: words of its title and body, and marks by which it is filtered."""

    passage_id: int
    title: Sequence[str]
    body: Sequence[str]
    marks: Sequence[str]


class Engine(Protocol):
    """The face of an engine; the budgets are postings that one query may walk, the second in a large index."""

    budget: int
    large_budget: int

    def add(self, rows: Iterable[Row]) -> None:
        """Add passages."""

    def remove(self, rows: Iterable[Row]) -> None:
        """Take passages out; ``rows`` are equal to what was added."""

    def candidates(self, words: Sequence[str], marks: Sequence[Sequence[str]], *, limit: int) -> list[int]:
        """Best passages with any of the words and, of each group, one of the marks."""

    def newest(self, words: Sequence[str], marks: Sequence[Sequence[str]], *, limit: int) -> list[int]:
        """Newest passages, unranked: for words that stand nearly everywhere."""

    def clear(self) -> None:
        """Empty the index."""

    def count(self, organisation_id: int, is_pair: bool, changes: Mapping[str, int]) -> None:  # noqa: FBT001
        """Add to the counts of words (or pairs of clusters); those never counted before begin."""

    def known(self, organisation_id: int, words: Collection[str]) -> set[str]:
        """Those of the words that were ever counted."""

    def learn(self, organisation_id: int, spellings: Sequence[tuple[str, str]]) -> None:
        """Keep (key, word) under which misspellings meet words; what is kept already stays."""


def engine() -> Engine:
    """Engine of the database in use."""
    return postgresql.Engine() if connection.vendor == "postgresql" else sqlite.Engine()
