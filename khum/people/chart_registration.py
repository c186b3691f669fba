"""What the organisation chart offers to the shell and to the first page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import DUE_SOURCES, NAVIGATION, DueSource, NavigationEntry
from khum.people import due


def register() -> None:
    """Entries of the menu, and vacancies for the KM secretary."""
    NAVIGATION.register(NavigationEntry("people", _("People"), "people", "people:people", order=80))
    NAVIGATION.register(NavigationEntry("settings", _("Settings"), "settings", "people:settings", order=95))
    DUE_SOURCES.register(DueSource("people", due.items))
