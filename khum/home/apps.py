"""The home app."""

from importlib import import_module

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """App configuration."""

    name = "khum.home"
    label = "home"

    def ready(self) -> None:
        """Offer the first page to the menu."""
        import_module("khum.home.registration").register()
