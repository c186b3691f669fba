"""What a person does on the shell itself."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings

from khum.people.models import Person
from khum.web.preferences import THEMES


def chosen_preferences(typed: Mapping[str, str]) -> dict[str, str]:
    """The known ones among the typed preferences; anything else is left out."""
    allowed = {"language": set(dict(settings.LANGUAGES)), "theme": set(THEMES)}
    return {name: typed[name] for name, values in allowed.items() if typed.get(name) in values}


def keep_preferences(*, person: Person, chosen: dict[str, str]) -> Person:
    """Write the person's own language or theme. No ledger line: it concerns nobody else."""
    for name, value in chosen.items():
        setattr(person, name, value)
    if chosen:
        person.save(update_fields=list(chosen))
    return person
