"""What meetings offer to the shell and to the other apps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import NAVIGATION, NavigationEntry


def register() -> None:
    """Add meetings to the menu, the first page, the search and the figures."""
    NAVIGATION.register(
        NavigationEntry("meetings", _("Learn and meet"), "calendar", "meetings:calendar", order=25, in_tabs=False)
    )
