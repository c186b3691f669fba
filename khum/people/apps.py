"""People: organisations, divisions, positions, persons, committees, roles, sign-in."""

from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """App configuration."""

    name = "khum.people"
    label = "people"

    def ready(self) -> None:
        """Offer people to the registries."""
        import_module("khum.people.registration").register()
        import_module("khum.people.accounts_registration").register()
        import_module("khum.people.chart_registration").register()
