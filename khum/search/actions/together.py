"""Many writes, indexed once: each root that they touch is read when all is written, in the same transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

from khum.domain.registries import SEARCH_SOURCES, SearchSource
from khum.search.actions import indexing

BATCH = 500
_waiting: ContextVar[dict[str, set[int]] | None] = ContextVar("waiting", default=None)


@contextmanager
def together() -> Iterator[None]:
    """All that is written inside is one transaction, and its index is made at the end; nothing of both where it fails.

    For large beginnings (the demonstration); inside it, a search finds what was there before.
    """
    with transaction.atomic():
        token = _waiting.set({})
        try:
            yield
            found = _waiting.get() or {}
        finally:
            _waiting.reset(token)
        for source in SEARCH_SOURCES:
            roots = sorted(found.get(source.code, ()))
            for first in range(0, len(roots), BATCH):
                indexing.refresh(source, roots[first : first + BATCH])


def wait(source: SearchSource, roots: Collection[int]) -> bool:
    """Keep the roots for the end of :func:`together`; False where nothing waits."""
    waiting = _waiting.get()
    if waiting is None:
        return False
    waiting.setdefault(source.code, set()).update(roots)
    return True
