"""What the channels offer to the shell and to the other apps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.channels import due, metrics
from khum.domain.registries import DUE_SOURCES, METRICS, NAVIGATION, DueSource, NavigationEntry


def register() -> None:
    """Add the channels to the menu, the first page and the figures."""
    DUE_SOURCES.register(DueSource("channels", due.items))
    for metric in metrics.METRICS:
        METRICS.register(metric)
    NAVIGATION.register(NavigationEntry("channels", _("Publicity"), "megaphone", "channels:list", order=60))
