"""The learning app."""

from importlib import import_module

from django.apps import AppConfig


class LearningConfig(AppConfig):
    """App configuration."""

    name = "khum.learning"
    label = "learning"

    def ready(self) -> None:
        """Offer learning to the menu, the first page, the search and the figures."""
        import_module("khum.learning.registration").register()
