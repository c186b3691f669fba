"""What the library offers to the shell and to the other apps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import DUE_SOURCES, NAVIGATION, SEARCH_SOURCES, SIGHTS, DueSource, NavigationEntry, Sight
from khum.library import due, search
from khum.library.queries.reading import seen


def register() -> None:
    """Add the library to the menu, the first page and the search."""
    DUE_SOURCES.register(DueSource("library", due.items))
    SIGHTS.register(Sight("library.item", seen))
    for source in search.SOURCES:
        SEARCH_SOURCES.register(source)
    NAVIGATION.register(NavigationEntry("library", _("Library"), "book", "library:browse", order=20, in_tabs=True))
