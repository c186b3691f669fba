"""Candidates by a GIN index over our own words; the parser of PostgreSQL never sees a text (search.md §3, §6.5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from khum.search.engines import Row

CREATE = (
    "CREATE TABLE search_index (passage_id bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX search_index_words ON search_index USING gin (words)",
)
# A function only for its settings: the planner takes an OR of many words for half of the table and would read all of
# it, three seconds at 200,000 passages, where the index knows the few thousand rows.
CREATE_CANDIDATES = """
CREATE OR REPLACE FUNCTION search_candidates(condition tsquery, ranked tsquery, most integer) RETURNS SETOF bigint
LANGUAGE sql STABLE SET enable_seqscan = off SET jit = off AS $$
SELECT passage_id FROM search_index WHERE words @@ condition
ORDER BY ts_rank('{0.5, 0.5, 0.5, 1}', words, ranked) DESC, passage_id LIMIT most
$$
"""
DROP_CANDIDATES = "DROP FUNCTION search_candidates(tsquery, tsquery, integer)"
_LAST_POSITION = 16383
_MOST_POSITIONS = 255
_RANKED_WORDS = 100
"""Words by which ts_rank orders; each costs a look into every row."""

_ADD = """
INSERT INTO search_index (passage_id, words)
SELECT added.key, added.words::tsvector FROM unnest(%s::bigint[], %s::text[]) AS added(key, words)
"""
_REMOVE = "DELETE FROM search_index WHERE passage_id = ANY(%s)"
_BEST = "SELECT search_candidates(%s::tsquery, %s::tsquery, %s)"
_NEWEST = """
SELECT passage_id FROM search_index WHERE words @@ %s::tsquery ORDER BY passage_id DESC LIMIT %s
"""
# Sorted words: two writers take the locks in one order and never wait for each other in a ring.
_COUNT = """
INSERT INTO search_term (organisation_id, is_pair, text, passages)
SELECT %s, %s, added.text, added.times FROM unnest(%s::text[], %s::bigint[]) AS added(text, times)
ON CONFLICT (organisation_id, is_pair, text) DO UPDATE SET passages = search_term.passages + excluded.passages
"""
_KNOWN = "SELECT text FROM search_term WHERE organisation_id = %s AND is_pair IN (false) AND text = ANY(%s)"
_LEARN = """
INSERT INTO search_spelling (organisation_id, key, word)
SELECT %s, added.key, added.word FROM unnest(%s::text[], %s::text[]) AS added(key, word)
ON CONFLICT (organisation_id, key, word) DO NOTHING
"""


class Engine:
    """The table ``search_index``."""

    budget = large_budget = 5_000
    """Postings that one query may walk: ts_rank reads the whole row of each, so fewer than FTS5 (search.md §4)."""

    def add(self, rows: Iterable[Row]) -> None:
        """Add passages."""
        added = list(rows)
        with connection.cursor() as cursor:
            cursor.execute(_ADD, [[row.passage_id for row in added], [_vector(row) for row in added]])

    def remove(self, rows: Iterable[Row]) -> None:
        """Take passages out."""
        with connection.cursor() as cursor:
            cursor.execute(_REMOVE, [[row.passage_id for row in rows]])

    def candidates(self, words: Sequence[str], marks: Sequence[Sequence[str]], *, limit: int) -> list[int]:
        """Best passages by ts_rank, which knows no rarity of words: twice as many are fetched for the second stage."""
        with connection.cursor() as cursor:
            cursor.execute(_BEST, [_condition([words, *marks]), _any(words[:_RANKED_WORDS]), limit * 2])
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

    def count(self, organisation_id: int, is_pair: bool, changes: Mapping[str, int]) -> None:  # noqa: FBT001
        """Add to the counts of words or pairs."""
        texts = sorted(changes)
        with connection.cursor() as cursor:
            cursor.execute(_COUNT, [organisation_id, is_pair, texts, [changes[text] for text in texts]])

    def known(self, organisation_id: int, words: Collection[str]) -> set[str]:
        """Words that were ever counted."""
        with connection.cursor() as cursor:
            cursor.execute(_KNOWN, [organisation_id, sorted(words)])
            return {row[0] for row in cursor.fetchall()}

    def learn(self, organisation_id: int, spellings: Sequence[tuple[str, str]]) -> None:
        """Keep keys of misspellings."""
        with connection.cursor() as cursor:
            cursor.execute(_LEARN, [organisation_id, [key for key, _ in spellings], [word for _, word in spellings]])


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
