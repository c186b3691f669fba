"""Candidates by a GIN index over our own words; the parser of PostgreSQL never sees a text (search.md §3, §6.5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from khum.search.engines import Row

CREATE = (
    "CREATE TABLE search_index (passage_id bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX search_index_words ON search_index USING gin (words)",
)
_LAST_POSITION = 16383
_MOST_POSITIONS = 255

_ADD = "INSERT INTO search_index(passage_id, words) VALUES (%s, %s::tsvector)"
_REMOVE = "DELETE FROM search_index WHERE passage_id = ANY(%s)"
_BEST = """
SELECT passage_id FROM search_index WHERE words @@ %s::tsquery
ORDER BY ts_rank('{0.5, 0.5, 0.5, 1}', words, %s::tsquery) DESC, passage_id LIMIT %s
"""
_NEWEST = """
SELECT passage_id FROM search_index WHERE words @@ %s::tsquery ORDER BY passage_id DESC LIMIT %s
"""


class Engine:
    """The table ``search_index``."""

    def add(self, rows: Iterable[Row]) -> None:
        """Add passages."""
        with connection.cursor() as cursor:
            cursor.executemany(_ADD, [(row.passage_id, _vector(row)) for row in rows])

    def remove(self, rows: Iterable[Row]) -> None:
        """Take passages out."""
        with connection.cursor() as cursor:
            cursor.execute(_REMOVE, [[row.passage_id for row in rows]])

    def candidates(self, words: Sequence[str], marks: Sequence[Sequence[str]], *, limit: int) -> list[int]:
        """Best passages by ts_rank, which knows no rarity of words: twice as many are fetched for the second stage."""
        with connection.cursor() as cursor:
            cursor.execute(_BEST, [_condition([words, *marks]), _any(words), limit * 2])
            return [row[0] for row in cursor.fetchall()]

    def newest(self, words: Sequence[str], marks: Sequence[Sequence[str]], *, limit: int) -> list[int]:
        """Newest passages."""
        with connection.cursor() as cursor:
            cursor.execute(_NEWEST, [_condition([words, *marks]), limit])
            return [row[0] for row in cursor.fetchall()]

    def clear(self) -> None:
        """Empty the index."""
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE search_index")


def _vector(row: Row) -> str:
    places: dict[str, list[str]] = defaultdict(list)
    for at, word in enumerate(row.title, 1):
        places[word].append(f"{min(at, _LAST_POSITION)}A")
    for at, word in enumerate(row.body, len(row.title) + 1):
        places[word].append(str(min(at, _LAST_POSITION)))
    marked = [f"{_quoted(word)}:{','.join(found[:_MOST_POSITIONS])}" for word, found in places.items()]
    return " ".join(marked + [_quoted(mark) for mark in row.marks])


def _condition(groups: Sequence[Sequence[str]]) -> str:
    return " & ".join(f"({_any(group)})" for group in groups)


def _any(words: Sequence[str]) -> str:
    return " | ".join(_quoted(word) for word in words)


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
