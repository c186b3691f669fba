"""What people offer to the shell and to the other apps."""

from __future__ import annotations

from khum.domain.registries import METRICS, SEARCH_SOURCES
from khum.people import metrics, search


def register() -> None:
    """Let the search box find colleagues."""
    for source in search.SOURCES:
        SEARCH_SOURCES.register(source)
    for metric in metrics.METRICS:
        METRICS.register(metric)
