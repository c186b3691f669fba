"""What plans offer to the shell and to the other apps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import NAVIGATION, NavigationEntry


def register() -> None:
    """Add the plans to the menu."""
    NAVIGATION.register(NavigationEntry("plans", _("Plans and results"), "plan", "plans:list", order=50, in_tabs=True))
