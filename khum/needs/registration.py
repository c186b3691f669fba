"""What needs offers to the shell and to the other apps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import METRICS, SECTION_PAGES, VOCABULARIES, SectionPage
from khum.needs import metrics
from khum.needs.papers.kinds import KINDS
from khum.needs.words import VOCABULARY
from khum.papers.registry import PAPERS


def register() -> None:
    """Add needs to the menu, the first page, the search and the figures."""
    VOCABULARIES.register(VOCABULARY)
    for metric in metrics.METRICS:
        METRICS.register(metric)
    for kind in KINDS:
        PAPERS.register(kind)
    SECTION_PAGES.register(SectionPage("needs", "plans", _("Needed knowledge"), "needs:map", order=20))
