"""The ledger: who did what to which thing, when, through which channel."""

from importlib import import_module

from django.apps import AppConfig

from khum.domain import recording


class ActivityConfig(AppConfig):
    """App configuration."""

    name = "khum.activity"
    label = "activity"

    def ready(self) -> None:
        """Become the recorder of the layers below."""
        recording.use(import_module("khum.activity.ledger").record)
