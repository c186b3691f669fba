"""What communities offers to the shell and to the other apps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.communities import due, metrics, search
from khum.communities.queries import evidence, sight
from khum.communities.words import VOCABULARY
from khum.domain.registries import (
    DEMANDS,
    DUE_SOURCES,
    EXPERTISE,
    METRICS,
    NAVIGATION,
    PARTICIPATIONS,
    SEARCH_SOURCES,
    SECTION_PAGES,
    SIGHTS,
    VOCABULARIES,
    DueSource,
    NavigationEntry,
    Participation,
    SectionPage,
    Sight,
)


def register() -> None:
    """Add communities to the menu, the first page, the search and the figures."""
    VOCABULARIES.register(VOCABULARY)
    DUE_SOURCES.register(DueSource("communities", due.items))
    for metric in metrics.METRICS:
        METRICS.register(metric)
    for source in search.SOURCES:
        SEARCH_SOURCES.register(source)
    SIGHTS.register(Sight("communities.question", sight.questions))
    PARTICIPATIONS.register(Participation("communities", metrics.took_part))
    EXPERTISE.register(evidence.ANSWERED)
    DEMANDS.register(evidence.UNANSWERED)
    NAVIGATION.register(
        NavigationEntry("communities", _("Ask and share"), "chat", "communities:questions", order=22, short=_("Ask it"))
    )
    SECTION_PAGES.register(SectionPage("questions", "communities", _("Questions"), "communities:questions", order=10))
    SECTION_PAGES.register(
        SectionPage(
            "practice",
            "communities",
            _("Communities of practice"),
            "communities:communities",
            order=20,
            covers=("communities:communit", "communities:kit", "communities:gather"),
        )
    )
