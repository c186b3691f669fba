"""How the index follows what is done: every line of the ledger says what it touched."""

from __future__ import annotations

from typing import Any

from khum.activity import ledger
from khum.domain.registries import SEARCH_SOURCES
from khum.search.actions import indexing, together


def register() -> None:
    """Follow the ledger."""
    ledger.follow(_touched)


def _touched(target_type: str, target: Any) -> None:
    """Index what an act changed, in the act's own transaction."""
    for source in SEARCH_SOURCES:
        roots_of = source.follows.get(target_type)
        if roots_of is not None:
            roots = list(roots_of(target.pk))
            if not together.wait(source, roots):
                indexing.refresh(source, roots)
