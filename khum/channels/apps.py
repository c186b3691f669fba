"""The channels app."""

from importlib import import_module

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """App configuration."""

    name = "khum.channels"
    label = "channels"

    def ready(self) -> None:
        """Offer the channels to the menu, the first page and the figures."""
        import_module("khum.channels.registration").register()
