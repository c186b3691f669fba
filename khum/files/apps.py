"""The files app."""

from importlib import import_module

from django.apps import AppConfig

from khum.domain import file_reading


class FilesConfig(AppConfig):
    """App configuration."""

    name = "khum.files"
    label = "files"

    def ready(self) -> None:
        """Become the reader of the layers below."""
        file_reading.use(import_module("khum.files.reading").read_upload)
