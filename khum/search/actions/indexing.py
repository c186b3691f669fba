"""Keeping the index equal to what it indexes, in the transaction of the write."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from django.db import transaction

from khum.domain.registries import SEARCH_SOURCES, SearchSource
from khum.domain.searching import Findable
from khum.people.models import Organisation
from khum.search import indexing
from khum.search.actions import counting
from khum.search.engines import engine
from khum.search.models import Corpus, Document, Passage, Spelling, Term
from khum.search.rules.tokens import VERSION

BATCH, BATCH_CHARACTERS = 2000, 2_000_000
"""Documents and letters of a batch: the more at once, the seldomer the count of a common word is written."""
SAMPLED = 20_000
"""Passages of an organisation from which pairs of clusters are counted; more tell nothing new (search.md §6.3)."""


@transaction.atomic
def refresh(source: SearchSource, roots: Collection[int]) -> int:
    """Index anew what follows ``roots`` in a source; how many documents changed. Equal ones cost one look."""
    old = {stored.key: stored for stored in Document.objects.filter(kind=source.code, root__in=roots)}
    return _put(source.code, source.read(roots), old)


@transaction.atomic
def index(kind: str, things: Sequence[Findable]) -> int:
    """Index things of a kind, in place of what stood there under their keys."""
    old = {stored.key: stored for stored in Document.objects.filter(kind=kind, key__in=[one.key for one in things])}
    return _put(kind, things, old)


@transaction.atomic
def rebuild() -> int:
    """Build the whole index anew from the sources; how many documents it holds then."""
    engine().clear()
    for model in (Passage, Document, Term, Spelling, Corpus):
        model.objects.all().delete()
    return sum(add(source.code, source.read(None)) for source in SEARCH_SOURCES)


def is_outdated() -> bool:
    """Whether something was indexed by older rules, or nothing was although there are organisations."""
    return Corpus.objects.exclude(version=VERSION).exists() or (
        not Corpus.objects.exists() and Organisation.objects.exists()
    )


def add(kind: str, things: Iterable[Findable]) -> int:
    """Add things that are not in the index yet, in batches; how many."""
    added = 0
    for batch in _batches(things):
        with transaction.atomic():
            _add([(kind, thing, indexing.digest(kind, thing)) for thing in batch])
        added += len(batch)
    return added


def _batches(things: Iterable[Findable]) -> Iterator[list[Findable]]:
    batch: list[Findable] = []
    characters = 0
    for thing in things:
        batch.append(thing)
        characters += sum(len(part.text) for part in thing.parts)
        if len(batch) >= BATCH or characters >= BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _put(kind: str, things: Iterable[Findable], old: dict[int, Document]) -> int:
    fresh: list[tuple[str, Findable, str]] = []
    for thing in things:
        fingerprint = indexing.digest(kind, thing)
        before = old.pop(thing.key, None)
        if before is not None and before.digest == fingerprint:
            continue
        if before is not None:
            _remove([before])
        fresh.append((kind, thing, fingerprint))
    gone = list(old.values())
    if gone:
        _remove(gone)
    if fresh:
        _add(fresh)
    return len(fresh) + len(gone)


def _add(things: Sequence[tuple[str, Findable, str]]) -> None:
    stored = Document.objects.bulk_create(indexing.document(*thing) for thing in things)
    made = [(one, indexing.parts(one, thing)) for one, (_, thing, _) in zip(stored, things, strict=True)]
    room = counting.room_for_samples({one.organisation_id for one in stored}, most=SAMPLED)
    for one, passages in made:
        for passage in passages:
            passage.is_sampled = room[one.organisation_id] > 0
            room[one.organisation_id] -= 1
    Passage.objects.bulk_create(passage for _, passages in made for passage in passages)
    rows, counts = indexing.rows(made)
    engine().add(rows)
    counting.grow(counts)


def _remove(documents: Sequence[Document]) -> None:
    passages: dict[int, list[Passage]] = {one.pk: [] for one in documents}
    for passage in Passage.objects.filter(document__in=documents):
        passages[passage.document_id].append(passage)
    rows, counts = indexing.rows((one, passages[one.pk]) for one in documents)
    engine().remove(rows)
    counting.shrink(counts)
    Passage.objects.filter(document__in=documents).delete()
    Document.objects.filter(pk__in=passages).delete()
