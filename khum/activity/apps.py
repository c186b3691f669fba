"""The ledger: who did what to which thing, when, through which channel."""

from django.apps import AppConfig


class ActivityConfig(AppConfig):
    """App configuration."""

    name = "khum.activity"
    label = "activity"
