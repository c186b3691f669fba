"""The files app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """App configuration."""

    name = "khum.files"
    label = "files"
