"""Which templates there are."""

from __future__ import annotations

from khum.surveys.rules.bank.feeling import CLIMATE, SATISFACTION, TRAINING
from khum.surveys.rules.bank.knowing import AWARENESS, UNDERSTANDING
from khum.surveys.rules.bank.shape import Template

BANK: tuple[Template, ...] = (AWARENESS, UNDERSTANDING, CLIMATE, SATISFACTION, TRAINING)
"""Every version ever offered, oldest first; a survey keeps the version that it was made from."""


def newest() -> tuple[Template, ...]:
    """The newest version of each template, in the order of the bank."""
    found: dict[str, Template] = {}
    for template in BANK:
        if template.code not in found or template.version > found[template.code].version:
            found[template.code] = template
    return tuple(found.values())


def template(code: str, version: int | None = None) -> Template | None:
    """A template by its code, the newest where no version is named; None for an unknown one."""
    found = [one for one in BANK if one.code == code and version in (None, one.version)]
    return max(found, key=lambda one: one.version, default=None)
