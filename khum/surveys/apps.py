"""The surveys app."""

from importlib import import_module

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """App configuration."""

    name = "khum.surveys"
    label = "surveys"

    def ready(self) -> None:
        """Offer surveys to the menu, the first page, the search and the figures."""
        import_module("khum.surveys.registration").register()
