"""Official papers: one description as blocks, printed as PDF, DOCX, XLSX or HTML."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Application of official papers."""

    name = "khum.papers"
