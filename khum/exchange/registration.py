"""What exchange offers to the shell and to the other apps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import (
    DUE_SOURCES,
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
from khum.exchange import due, metrics, search
from khum.exchange.queries import sight
from khum.exchange.words import VOCABULARY


def register() -> None:
    """Add exchange to the menu, the first page, the search and the figures."""
    VOCABULARIES.register(VOCABULARY)
    SIGHTS.register(Sight("exchange.departure", sight.departures))
    SIGHTS.register(Sight("exchange.handover", sight.hand_overs))
    DUE_SOURCES.register(DueSource("exchange", due.items))
    for metric in metrics.METRICS:
        METRICS.register(metric)
    for source in search.SOURCES:
        SEARCH_SOURCES.register(source)
    PARTICIPATIONS.register(Participation("exchange", metrics.took_part))
    SECTION_PAGES.register(SectionPage("leaving", "plans", _("Who leaves"), "exchange:radar", order=30))
    SECTION_PAGES.register(
        SectionPage("lessons", "meetings", _("Lessons"), "exchange:lessons", order=40, covers=("exchange:lesson",))
    )
    SECTION_PAGES.register(
        SectionPage(
            "programmes",
            "communities",
            _("Person to person"),
            "exchange:programmes",
            order=50,
            covers=("exchange:programme",),
        )
    )
