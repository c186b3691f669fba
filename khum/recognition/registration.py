"""What recognition offers to the shell and to the other apps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import (
    DUE_SOURCES,
    METRICS,
    SEARCH_SOURCES,
    SECTION_PAGES,
    SIGHTS,
    VOCABULARIES,
    DueSource,
    SectionPage,
    Sight,
)
from khum.papers.registry import PAPERS
from khum.recognition import due, metrics, search, words
from khum.recognition.papers.certificate import CERTIFICATE
from khum.recognition.queries import sight


def register() -> None:
    """Add recognition to the menu, the first page, the search and the figures."""
    DUE_SOURCES.register(DueSource("recognition", due.items))
    for metric in metrics.METRICS:
        METRICS.register(metric)
    for source in search.SOURCES:
        SEARCH_SOURCES.register(source)
    SIGHTS.register(Sight("recognition.thanks", sight.thanks))
    PAPERS.register(CERTIFICATE)
    VOCABULARIES.register(words.VOCABULARY)
    SECTION_PAGES.register(
        SectionPage("recognition", "communities", _("Thanks and awards"), "recognition:list", order=50)
    )
