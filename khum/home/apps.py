"""The home app."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """App configuration."""

    name = "khum.home"
    label = "home"
