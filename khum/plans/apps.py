"""The plans app."""

from importlib import import_module

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """App configuration."""

    name = "khum.plans"
    label = "plans"

    def ready(self) -> None:
        """Offer the plans to the menu, and what other apps read of them to the registries."""
        import_module("khum.plans.registration").register()
