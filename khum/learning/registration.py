"""What learning offers to the shell and to the other apps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import (
    DUE_SOURCES,
    FILE_SIGHTS,
    METRICS,
    PARTICIPATIONS,
    SEARCH_SOURCES,
    SECTION_PAGES,
    SIGHTS,
    VOCABULARIES,
    DueSource,
    FileSight,
    Participation,
    SectionPage,
    Sight,
)
from khum.learning import due, metrics, search, words
from khum.learning.queries import sight


def register() -> None:
    """Add learning to the menu, the first page, the search and the figures."""
    DUE_SOURCES.register(DueSource("learning", due.items))
    for metric in metrics.METRICS:
        METRICS.register(metric)
    for source in search.SOURCES:
        SEARCH_SOURCES.register(source)
    SIGHTS.register(Sight("learning.goal", sight.goals))
    SIGHTS.register(Sight("learning.training", sight.trainings))
    FILE_SIGHTS.register(FileSight("learning", sight.may_open))
    PARTICIPATIONS.register(Participation("learning", metrics.took_part))
    VOCABULARIES.register(words.VOCABULARY)
    SECTION_PAGES.register(SectionPage("learning", "meetings", _("Learning"), "learning:mine", order=20))
