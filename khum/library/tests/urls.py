"""Addresses of the library that the test of every address asks for; records stand nowhere, so nobody finds one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from khum.library.models import Intake

_NOWHERE = 987654321
EXAMPLES: dict[str, Callable[[Any], Any]] = {
    f"library:{name}": lambda _cast: (_NOWHERE,) for name in ("adapt", "offer", "offered", "adopt")
} | {
    "library:print": lambda _cast: (_NOWHERE, "pdf"),
    "library:words": lambda _cast: (_NOWHERE,),
    "library:intake-retry": lambda _cast: (Intake.objects.get().pk,),
}


def prepare(cast: Any) -> None:
    """A file that a council brought."""
    by = cast.ours.people["staff_finance"]
    Intake.objects.create(organisation=cast.ours.organisation, name=cast.secrets[0], by=by, at=cast.file.uploaded_at)
