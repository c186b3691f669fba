"""The quality of this very search on a set in BEIR layout, beside plain FTS5 without Thai words (search.md §8).

The set is put into the index as an organisation of its own inside a transaction that is rolled back.
"""

from __future__ import annotations

import json
import math
import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from csv import DictReader
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from khum.domain.organisation_types import OrganisationType
from khum.domain.searching import Findable, Part
from khum.people.models import Organisation
from khum.people.standing import Standing, of_command_line
from khum.search import robustness
from khum.search.actions.indexing import add
from khum.search.queries import searching
from khum.search.rules.normal import normalise
from khum.search.rules.tokens import tokens

KIND = "evaluated"
DEPTH = 10
_MISSING = "corpus.jsonl, queries.jsonl and qrels.tsv are expected in the folder"

Ask = Callable[[str], Sequence[str]]
Judged = Mapping[str, Mapping[str, int]]


class UnreadableSetError(Exception):
    """The folder does not hold a set in BEIR layout."""


@dataclass(frozen=True, slots=True)
class TestSet:
    """Documents, questions and which documents answer which question."""

    documents: tuple[dict[str, str], ...]
    queries: Mapping[str, str]
    judged: Judged

    __test__ = False


def read(folder: Path) -> TestSet:
    """The set of a folder; questions without an answer are left out."""
    try:
        documents = tuple(_lines(folder / "corpus.jsonl"))
        queries = {row["_id"]: row["text"] for row in _lines(folder / "queries.jsonl")}
        judged: dict[str, dict[str, int]] = defaultdict(dict)
        with (folder / "qrels.tsv").open(encoding="utf-8", newline="") as file:
            for row in DictReader(file, delimiter="\t"):
                if int(row["score"]) > 0:
                    judged[row["query-id"]][row["corpus-id"]] = int(row["score"])
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise UnreadableSetError(f"{_MISSING}: {error}") from error
    return TestSet(documents, {key: text for key, text in queries.items() if key in judged}, judged)


def evaluate(tested: TestSet, *, today: date, with_robustness: bool = False) -> dict[str, Any]:
    """Figures of this search; under ``baseline`` those of plain FTS5, under ``words`` of FTS5 given Thai words.

    ``ratio`` is the nDCG@10 as a multiple of that of the words; ``robustness`` holds the figures of that module.
    """
    with transaction.atomic():
        standing = of_command_line(_organisation(), today=today)
        names = _index(tested, standing)

        def ask(text: str) -> list[str]:
            return [names[key] for key in _found(standing, text, limit=DEPTH)]

        own = _measure(tested, tested.queries, ask)
        if with_robustness:
            own["robustness"] = robustness.measure(
                standing,
                tested.queries,
                {row["_id"]: f"{row.get('title', '')}\n{row['text']}" for row in tested.documents},
                quality=lambda queries: float(_measure(tested, queries, ask)["ndcg@10"]),
                ask_many=lambda text: [names[key] for key in _found(standing, text, limit=100)],
            )
        transaction.set_rollback(True)
    plain = _measure(tested, tested.queries, _plain(tested))
    words = _measure(tested, tested.queries, _words(tested))
    ratio = round(own["ndcg@10"] / words["ndcg@10"], 4) if words["ndcg@10"] else 0.0
    return {**own, "ratio": ratio, "baseline": plain, "words": words}


def _organisation() -> Organisation:
    kind = next(iter(OrganisationType)).value
    return Organisation.objects.create(code="search-evaluation", name="search-evaluation", kind=kind)


def _index(tested: TestSet, standing: Standing) -> dict[int, str]:
    names = dict(enumerate((row["_id"] for row in tested.documents), 1))
    add(
        KIND,
        (
            Findable(
                key=key,
                root=key,
                organisation_id=standing.organisation_id,
                title=row.get("title", ""),
                url="/",
                parts=(Part(row["text"]),),
            )
            for key, row in enumerate(tested.documents, 1)
        ),
    )
    return names


def _found(standing: Standing, text: str, *, limit: int) -> list[int]:
    return [result.key for result in searching.find(standing, text, limit=limit).results]


def _plain(tested: TestSet) -> Ask:
    """FTS5 as one finds it: its own words, all of them wanted."""
    plain = sqlite3.connect(":memory:")
    plain.execute("CREATE VIRTUAL TABLE texts USING fts5(name UNINDEXED, title, body)")
    plain.executemany(
        "INSERT INTO texts VALUES (?, ?, ?)",
        [(row["_id"], row.get("title", ""), row["text"]) for row in tested.documents],
    )

    def ask(text: str) -> list[str]:
        words = " ".join('"' + word.replace('"', '""') + '"' for word in text.split())
        sql = "SELECT name FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT ?"
        return [row[0] for row in plain.execute(sql, [words, DEPTH])] if words else []

    return ask


def _words(tested: TestSet) -> Ask:
    """FTS5 over the same words as this search, one stage, any of them wanted."""
    texts = sqlite3.connect(":memory:")
    texts.execute(
        "CREATE VIRTUAL TABLE texts USING fts5(name UNINDEXED, title, body, "
        "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")"
    )
    texts.executemany(
        "INSERT INTO texts VALUES (?, ?, ?)",
        [(row["_id"], _spaced(row.get("title", "")), _spaced(row["text"])) for row in tested.documents],
    )

    def ask(text: str) -> list[str]:
        words = " OR ".join('"' + word + '"' for word in tokens(normalise(text)))
        sql = "SELECT name FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, 0, 2, 1) LIMIT ?"
        return [row[0] for row in texts.execute(sql, [words, DEPTH])] if words else []

    return ask


def _spaced(text: str) -> str:
    return " ".join(tokens(normalise(text)))


def _measure(tested: TestSet, queries: Mapping[str, str], ask: Ask) -> dict[str, Any]:
    sums: dict[str, float] = defaultdict(float)
    times: list[float] = []
    for key, text in queries.items():
        begun = time.perf_counter()
        names = ask(text)
        times.append((time.perf_counter() - begun) * 1000)
        for name, value in _figures(names, tested.judged[key]).items():
            sums[name] += value
    count = max(len(queries), 1)
    times.sort()
    return {
        "queries": len(queries),
        "documents": len(tested.documents),
        **{name: round(value / count, 4) for name, value in sums.items()},
        "p50_ms": round(percentile(times, 50), 2),
        "p95_ms": round(percentile(times, 95), 2),
    }


def _figures(names: Sequence[str], judged: Mapping[str, int]) -> dict[str, float]:
    gains = [judged.get(name, 0) for name in names[:DEPTH]]
    best = sorted(judged.values(), reverse=True)[:DEPTH]
    first = next((place for place, gain in enumerate(gains, 1) if gain), 0)
    return {
        **{f"recall@{depth}": sum(1 for gain in gains[:depth] if gain) / len(judged) for depth in (1, 5, 10)},
        "mrr@10": 1 / first if first else 0.0,
        "ndcg@10": _dcg(gains) / _dcg(best),
    }


def _dcg(gains: Sequence[int]) -> float:
    return sum((2**gain - 1) / math.log2(place + 1) for place, gain in enumerate(gains, 1))


def percentile(ordered: Sequence[float], percent: int) -> float:
    """The value under which ``percent`` of the ordered values lie."""
    return ordered[min(len(ordered) - 1, math.ceil(len(ordered) * percent / 100) - 1)] if ordered else 0.0


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)
