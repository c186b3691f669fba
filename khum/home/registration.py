"""What home offers to the shell."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import NAVIGATION, NavigationEntry


def register() -> None:
    """Add the first page and the search to the menu; the search box itself stands on every page."""
    NAVIGATION.register(NavigationEntry("home", _("Home"), "home", "home:home", order=0, in_tabs=True))
    NAVIGATION.register(
        NavigationEntry("search", _("Search"), "search", "home:search", order=10, in_tabs=True, in_rail=False)
    )
