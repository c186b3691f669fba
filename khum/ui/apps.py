"""Base page, components, styles, icons, gallery."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """App configuration."""

    name = "khum.ui"
    label = "ui"
