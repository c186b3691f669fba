"""The exchange app."""

from importlib import import_module

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """App configuration."""

    name = "khum.exchange"
    label = "exchange"

    def ready(self) -> None:
        """Offer exchange to the menu, the first page, the search and the figures."""
        import_module("khum.exchange.registration").register()
