"""People: organisations, divisions, positions, persons, committees, roles, sign-in."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """App configuration."""

    name = "khum.people"
    label = "people"
