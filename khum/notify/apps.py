"""The notify app."""

from importlib import import_module

from django.apps import AppConfig


class NotifyConfig(AppConfig):
    """App configuration."""

    name = "khum.notify"
    label = "notify"

    def ready(self) -> None:
        """Register the background work."""
        import_module("khum.notify.registration").register()
