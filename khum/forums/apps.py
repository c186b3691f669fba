"""The forums app."""

from importlib import import_module

from django.apps import AppConfig


class ForumsConfig(AppConfig):
    """App configuration."""

    name = "khum.forums"
    label = "forums"

    def ready(self) -> None:
        """Offer forums to the menu, the first page, the search and the figures."""
        import_module("khum.forums.registration").register()
