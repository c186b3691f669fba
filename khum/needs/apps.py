"""The needs app."""

from importlib import import_module

from django.apps import AppConfig


class NeedsConfig(AppConfig):
    """App configuration."""

    name = "khum.needs"
    label = "needs"

    def ready(self) -> None:
        """Offer needs to the menu, the first page, the search and the figures."""
        import_module("khum.needs.registration").register()
