"""What needs offers to the shell and to the other apps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import (
    DEMANDS,
    DUE_SOURCES,
    EXPERTISE,
    METRICS,
    SEARCH_SOURCES,
    SECTION_PAGES,
    VOCABULARIES,
    Demand,
    DueSource,
    SectionPage,
)
from khum.needs import due, metrics, search
from khum.needs.papers.kinds import KINDS
from khum.needs.queries import demand, evidence
from khum.needs.words import VOCABULARY
from khum.papers.registry import PAPERS


def register() -> None:
    """Add needs to the menu, the first page, the search and the figures."""
    VOCABULARIES.register(VOCABULARY)
    DUE_SOURCES.register(DueSource("needs", due.items))
    for source in search.SOURCES:
        SEARCH_SOURCES.register(source)
    DEMANDS.register(Demand("search", _("Looked for in vain"), demand.searched))
    DEMANDS.register(Demand("laws", _("New laws that no need speaks of"), demand.new_laws))
    for kind_of_proof in evidence.KINDS:
        EXPERTISE.register(kind_of_proof)
    for metric in metrics.METRICS:
        METRICS.register(metric)
    for kind in KINDS:
        PAPERS.register(kind)
    SECTION_PAGES.register(SectionPage("needs", "plans", _("Needed knowledge"), "needs:map", order=20))
    SECTION_PAGES.register(
        SectionPage(
            "who-knows",
            "communities",
            _("Who knows"),
            "needs:who-knows",
            order=40,
            covers=("needs:who-knows", "needs:knows", "needs:skill", "needs:neighbour"),
        )
    )
