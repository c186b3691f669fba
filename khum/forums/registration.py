"""What forums offers to the shell and to the other apps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import (
    DUE_SOURCES,
    EXPERTISE,
    METRICS,
    PARTICIPATIONS,
    SEARCH_SOURCES,
    SECTION_PAGES,
    SIGHTS,
    VOCABULARIES,
    DueSource,
    Participation,
    SectionPage,
    Sight,
)
from khum.forums import due, metrics, search
from khum.forums.papers.kinds import RECORD
from khum.forums.queries import sight
from khum.forums.words import VOCABULARY
from khum.papers.registry import PAPERS


def register() -> None:
    """Add forums to the menu, the first page, the search and the figures."""
    VOCABULARIES.register(VOCABULARY)
    DUE_SOURCES.register(DueSource("forums", due.items))
    for metric in metrics.METRICS:
        METRICS.register(metric)
    for source in search.SOURCES:
        SEARCH_SOURCES.register(source)
    SIGHTS.register(Sight("forums.story", sight.stories))
    PARTICIPATIONS.register(Participation("forums", metrics.took_part))
    EXPERTISE.register(sight.TOLD)
    PAPERS.register(RECORD)
    SECTION_PAGES.register(
        SectionPage("forums", "communities", _("Forums and stories"), "forums:forums", order=30, covers=("forums:",))
    )
