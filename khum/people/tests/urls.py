"""Addresses of people for the walk over every address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from khum.people.models import RoleGrant


def _grant(cast: Any) -> tuple[int]:
    return (RoleGrant.objects.filter(organisation=cast.ours.organisation).latest("pk").pk,)


EXAMPLES: dict[str, Callable[[Any], Any]] = {"people:role-end": _grant}
