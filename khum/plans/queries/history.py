"""The trace of a plan's edits, for people to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from khum.plans.models import Change, Plan

MOST = 200
VERBS: dict[str, Any] = {
    "changed": _("changed"),
    "added": _("added"),
    "removed": _("removed"),
    "moved": _("moved"),
    "filled": _("missing rows added"),
    "linked": _("rows tied to goals"),
    "ruled": _("number rules added"),
    "renamed": _("title or steps changed"),
    "undone": _("undone by"),
}


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One edit with the word for it and the fields that it touched."""

    change: Change
    verb: Any
    was_undone: bool


def changes_of(plan: Plan) -> list[ChangeView]:
    """The newest edits, one query."""
    return [
        ChangeView(
            change, VERBS.get(change.verb, change.verb), change.undone_at is not None and change.verb != "undone"
        )
        for change in plan.changes.all()[:MOST]
    ]
