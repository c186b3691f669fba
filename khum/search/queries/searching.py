"""Asking the index: rare words within a budget fetch candidates, their own text puts them in order (search.md §6)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from khum.people.standing import Standing
from khum.search.engines import engine
from khum.search.models import Document, Passage
from khum.search.permissions import marks_of
from khum.search.queries.understanding import Query, rarest_within, understand
from khum.search.rules import marks, snippets
from khum.search.rules.normal import fold, undotted
from khum.search.rules.scoring import score

LARGE = 500_000
"""Passages from which on a query may walk the larger budget of the engine."""
CANDIDATES = 100
NEWEST = 200
MOST = 1000
"""Passages that one query looks at, however far one pages."""
_SCANNED = 5_000


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows the results."""

    kind: str = ""
    division_id: int | None = None
    year_be: int | None = None
    status: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """One document found, with the passage that speaks for it."""

    kind: str
    key: int
    root: int
    title: tuple[snippets.Piece, ...]
    plain_title: str
    url: str
    detail: str
    place: str
    snippet: tuple[snippets.Piece, ...]
    status: str
    on: date | None
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """Results in their order, and what was understood. ``suggestion`` is only ever made of words in the results."""

    results: tuple[Result, ...]
    text: str
    typed_on_other_keyboard: str = ""
    suggestion: str = ""
    is_cut: bool = False


def find(standing: Standing, typed: str, filters: Filters | None = None, *, limit: int = 20, offset: int = 0) -> Found:
    """Documents that a person may read and that answer best. Never fails, whatever was typed."""
    query = understand(standing.organisation_id, typed)
    ranked, is_cut = _ranked(standing, query, filters or Filters(), wanted=offset + limit)
    if not ranked and query.text:
        ranked = _scanned(standing, query, filters or Filters())
    shown = ranked[offset : offset + limit]
    return Found(
        results=_results(shown, query),
        text=query.text,
        typed_on_other_keyboard=query.typed,
        suggestion=_suggestion(query, ranked),
        is_cut=is_cut or len(ranked) > offset + limit,
    )


def ranked(standing: Standing, query: Query, *, limit: int) -> list[Result]:
    """Results of a query that is understood already."""
    hits, _ = _ranked(standing, query, Filters(), wanted=limit)
    return list(_results(hits[:limit], query))


@dataclass(frozen=True, slots=True)
class Stored:
    """What is read of a candidate: of a hundred only a few are shown, so no objects are made of the rest."""

    passage_id: int
    text: str
    place: str
    anchor: str
    document_id: int
    title: str
    readers: list[str]
    organisation_id: int


_READ = (
    *("pk", "text", "place", "anchor", "document_id"),
    *("document__title", "document__readers", "document__organisation_id"),
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage and what it is worth."""

    stored: Stored
    folded: str
    score: float


def _ranked(standing: Standing, query: Query, filters: Filters, *, wanted: int) -> tuple[list[Hit], bool]:
    index = engine()
    budget = index.large_budget if query.passages > LARGE and query.is_ranked else index.budget
    words, is_common = rarest_within(query.words, budget=budget)
    if not words:
        return [], False
    organisation = standing.organisation_id
    readers = sorted(marks_of(standing))
    asked = [marks.word(organisation, word, reader) for word in words for reader in readers]
    conditions = _conditions(organisation, filters)
    limit = min(MOST, max(CANDIDATES, wanted * 3))
    if is_common:
        keys = index.newest(asked, conditions, limit=max(NEWEST, limit))
    else:
        keys = index.candidates(asked, conditions, limit=limit)
    hits = _hits(standing, keys, query)
    if query.is_ranked:
        hits = sorted((hit for hit in hits if hit.score > 0), key=lambda hit: (-hit.score, -hit.stored.passage_id))
    return _one_a_document(hits), len(keys) >= limit and limit < MOST


def _conditions(organisation_id: int, filters: Filters) -> list[list[str]]:
    facets = (("k", filters.kind), ("v", filters.division_id), ("y", filters.year_be), ("t", filters.status))
    return [[marks.facet(organisation_id, name, value)] for name, value in facets if value]


def _hits(standing: Standing, keys: Sequence[int], query: Query) -> list[Hit]:
    """Candidates with their text. The document's own row is asked once more who may read it."""
    found = {row[0]: Stored(*row) for row in Passage.objects.filter(pk__in=keys).order_by().values_list(*_READ)}
    mine = marks_of(standing)
    hits = []
    for key in keys:
        stored = found.get(key)
        if stored is None or not _may_read(stored, standing, mine):
            continue
        folded = fold(stored.text)
        title = fold(stored.title)
        worth = score(undotted(folded), undotted(title), query.wanted, average=query.average)
        worth += sum(one.worth for one in query.exact if one.text in folded or one.text in title)
        hits.append(Hit(stored, folded, worth))
    return hits


def _may_read(stored: Stored, standing: Standing, mine: frozenset[str]) -> bool:
    return stored.organisation_id == standing.organisation_id and not mine.isdisjoint(stored.readers)


def _scanned(standing: Standing, query: Query, filters: Filters) -> list[Hit]:
    """Last resort for a part of a word: the newest passages are read for the very letters that were typed."""
    may_read = Q()
    for mark in sorted(marks_of(standing)):
        may_read |= Q(document__readers__icontains=f'"{mark}"')
    rows = Passage.objects.filter(
        may_read, document__organisation=standing.organisation_id, text__icontains=query.text
    ).order_by("-pk")
    for name, value in (("kind", filters.kind), ("division", filters.division_id), ("status", filters.status)):
        if value:
            rows = rows.filter(**{f"document__{name}": value})
    if filters.year_be:
        rows = rows.filter(document__year_be=filters.year_be)
    newest = Passage.objects.order_by("-pk").values_list("pk", flat=True)[_SCANNED : _SCANNED + 1]
    if oldest := list(newest):
        rows = rows.filter(pk__gt=oldest[0])
    query.shown = [query.text]
    return _one_a_document(_hits(standing, list(rows.values_list("pk", flat=True)[:CANDIDATES]), query))


def _one_a_document(hits: Sequence[Hit]) -> list[Hit]:
    best: dict[int, Hit] = {}
    for hit in hits:
        best.setdefault(hit.stored.document_id, hit)
    return list(best.values())


def _results(hits: Sequence[Hit], query: Query) -> tuple[Result, ...]:
    documents = Document.objects.in_bulk([hit.stored.document_id for hit in hits])
    words = snippets.finder(query.shown)
    return tuple(
        _result(hit, documents[hit.stored.document_id], words) for hit in hits if hit.stored.document_id in documents
    )


def _result(hit: Hit, document: Document, words: re.Pattern[str] | None) -> Result:
    stored = hit.stored
    return Result(
        kind=document.kind,
        key=document.key,
        root=document.root,
        title=snippets.pieces(document.title, fold(document.title), words),
        plain_title=document.title,
        url=f"{document.url}{stored.anchor}",
        detail=document.detail,
        place=stored.place,
        snippet=snippets.snippet(stored.text, hit.folded, words),
        status=document.status,
        on=document.on,
        score=round(hit.score, 4),
    )


def _suggestion(query: Query, ranked: Sequence[Hit]) -> str:
    """The corrected query, where every word put in stands in something that the person may read."""
    if not query.corrected:
        return ""
    seen = [hit.folded + " " + fold(hit.stored.title) for hit in ranked[:CANDIDATES]]
    return query.corrected if all(any(word in text for text in seen) for word in query.corrections) else ""
