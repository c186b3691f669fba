"""The library app."""

from importlib import import_module

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """App configuration."""

    name = "khum.library"
    label = "library"

    def ready(self) -> None:
        """Offer the library to the menu, the first page, the search and the figures."""
        import_module("khum.library.registration").register()
