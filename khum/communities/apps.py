"""The communities app."""

from importlib import import_module

from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    """App configuration."""

    name = "khum.communities"
    label = "communities"

    def ready(self) -> None:
        """Offer communities to the menu, the first page, the search and the figures."""
        import_module("khum.communities.registration").register()
