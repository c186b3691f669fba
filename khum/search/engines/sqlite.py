"""Candidates by FTS5: contentless, our own words, OR of quoted words, bm25 (search.md §6.3)."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from khum.search.engines import Row

CREATE = """
CREATE VIRTUAL TABLE search_index USING fts5(
    title, body, marks, content='', tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
)
"""

_ADD = "INSERT INTO search_index(rowid, title, body, marks) VALUES (%s, %s, %s, %s)"
_REMOVE = "INSERT INTO search_index(search_index, rowid, title, body, marks) VALUES ('delete', %s, %s, %s, %s)"
_BEST = "SELECT rowid FROM search_index WHERE search_index MATCH %s ORDER BY bm25(search_index, 2, 1, 0) LIMIT %s"
_NEWEST = "SELECT rowid FROM search_index WHERE search_index MATCH %s ORDER BY rowid DESC LIMIT %s"
_COUNT = """
INSERT INTO search_term (organisation_id, is_pair, text, passages) VALUES (%s, %s, %s, %s)
ON CONFLICT (organisation_id, is_pair, text) DO UPDATE SET passages = search_term.passages + excluded.passages
"""
_KNOWN = """
SELECT text FROM search_term WHERE organisation_id = %s AND is_pair = 0 AND text IN (SELECT value FROM json_each(%s))
"""
_LEARN = "INSERT OR IGNORE INTO search_spelling (organisation_id, key, word) VALUES (%s, %s, %s)"


class Engine:
    """The FTS5 table ``search_index``."""

    budget, large_budget = 20_000, 30_000
    """Postings that one query may walk, and from :data:`khum.search.queries.searching.LARGE` passages on."""

    def add(self, rows: Iterable[Row]) -> None:
        """Add passages."""
        with connection.cursor() as cursor:
            cursor.executemany(_ADD, [_values(row) for row in rows])

    def remove(self, rows: Iterable[Row]) -> None:
        """Take passages out; FTS5 without content must be told what it holds."""
        with connection.cursor() as cursor:
            cursor.executemany(_REMOVE, [_values(row) for row in rows])

    def candidates(self, words: Sequence[str], marks: Sequence[Sequence[str]], *, limit: int) -> list[int]:
        """Best passages by bm25, the title weighing twice."""
        return self._select(_BEST, words, marks, limit)

    def newest(self, words: Sequence[str], marks: Sequence[Sequence[str]], *, limit: int) -> list[int]:
        """Newest passages."""
        return self._select(_NEWEST, words, marks, limit)

    def clear(self) -> None:
        """Empty the index."""
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_index(search_index) VALUES ('delete-all')")

    def count(self, organisation_id: int, is_pair: bool, changes: Mapping[str, int]) -> None:  # noqa: FBT001
        """Add to the counts of words or pairs."""
        with connection.cursor() as cursor:
            cursor.executemany(_COUNT, [(organisation_id, is_pair, text, by) for text, by in sorted(changes.items())])

    def known(self, organisation_id: int, words: Collection[str]) -> set[str]:
        """Words that were ever counted."""
        with connection.cursor() as cursor:
            cursor.execute(_KNOWN, [organisation_id, json.dumps(sorted(words))])
            return {row[0] for row in cursor.fetchall()}

    def learn(self, organisation_id: int, spellings: Sequence[tuple[str, str]]) -> None:
        """Keep keys of misspellings."""
        with connection.cursor() as cursor:
            cursor.executemany(_LEARN, [(organisation_id, key, word) for key, word in spellings])

    def _select(self, sql: str, words: Sequence[str], marks: Sequence[Sequence[str]], limit: int) -> list[int]:
        asked = "{title body} : (" + _any(words) + ")"
        for group in marks:
            asked += " AND marks : (" + _any(group) + ")"
        with connection.cursor() as cursor:
            cursor.execute(sql, [asked, limit])
            return [row[0] for row in cursor.fetchall()]


def _values(row: Row) -> tuple[int, str, str, str]:
    return row.passage_id, " ".join(row.title), " ".join(row.body), " ".join(row.marks)


def _any(words: Sequence[str]) -> str:
    """The words as one condition; every word is quoted, so none of it is ever syntax."""
    return " OR ".join('"' + word.replace('"', '""') + '"' for word in words)
