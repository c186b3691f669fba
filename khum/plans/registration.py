"""What plans offer to the shell and to the other apps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import DUE_SOURCES, NAVIGATION, DueSource, NavigationEntry
from khum.plans import due


def register() -> None:
    """Add the plans to the menu, and what they want of people to the first page."""
    DUE_SOURCES.register(DueSource("plans", due.items))
    NAVIGATION.register(NavigationEntry("plans", _("Plans and results"), "plan", "plans:list", order=50, in_tabs=True))
