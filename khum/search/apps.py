"""The search app."""

from importlib import import_module

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """App configuration."""

    name = "khum.search"
    label = "search"

    def ready(self) -> None:
        """Follow the ledger: what changed is indexed in the same transaction."""
        import_module("khum.search.registration").register()
