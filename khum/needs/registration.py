"""What needs offers to the shell and to the other apps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import SECTION_PAGES, VOCABULARIES, SectionPage
from khum.needs.words import VOCABULARY


def register() -> None:
    """Add needs to the menu, the first page, the search and the figures."""
    VOCABULARIES.register(VOCABULARY)
    SECTION_PAGES.register(SectionPage("needs", "plans", _("Needed knowledge"), "needs:map", order=20))
