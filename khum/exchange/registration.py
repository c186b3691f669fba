"""What exchange offers to the shell and to the other apps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import SECTION_PAGES, SIGHTS, VOCABULARIES, SectionPage, Sight
from khum.exchange.queries import sight
from khum.exchange.words import VOCABULARY


def register() -> None:
    """Add exchange to the menu, the first page, the search and the figures."""
    VOCABULARIES.register(VOCABULARY)
    SIGHTS.register(Sight("exchange.departure", sight.departures))
    SIGHTS.register(Sight("exchange.handover", sight.hand_overs))
    SECTION_PAGES.register(SectionPage("leaving", "plans", _("Who leaves"), "exchange:radar", order=30))
