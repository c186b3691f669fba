"""The notify app."""

from django.apps import AppConfig


class NotifyConfig(AppConfig):
    """App configuration."""

    name = "khum.notify"
    label = "notify"
