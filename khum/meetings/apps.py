"""The meetings app."""

from importlib import import_module

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """App configuration."""

    name = "khum.meetings"
    label = "meetings"

    def ready(self) -> None:
        """Offer meetings to the menu, the first page, the search and the figures."""
        import_module("khum.meetings.registration").register()
