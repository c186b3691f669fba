"""The plans app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """App configuration."""

    name = "khum.plans"
    label = "plans"
