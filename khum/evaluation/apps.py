"""The evaluation app."""

from importlib import import_module

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """App configuration."""

    name = "khum.evaluation"
    label = "evaluation"

    def ready(self) -> None:
        """Offer evaluation to the menu, the first page, the search and the figures."""
        import_module("khum.evaluation.registration").register()
