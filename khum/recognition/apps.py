"""The recognition app."""

from importlib import import_module

from django.apps import AppConfig


class RecognitionConfig(AppConfig):
    """App configuration."""

    name = "khum.recognition"
    label = "recognition"

    def ready(self) -> None:
        """Offer recognition to the menu, the first page, the search and the figures."""
        import_module("khum.recognition.registration").register()
