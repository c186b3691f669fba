"""The merge screen of a draft: what each of two writers made of every field, in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from khum.domain.merging import EditConflictError, can_combine, combined, differences
from khum.library.queries.kinds import part_label
from khum.library.rules import rich
from khum.library.rules.kinds import Kind

_PART = "part:"
_FIELDS = ("title", "summary", "body")


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field on the merge screen; ``both`` is shown where both answers can stand together."""

    name: str
    label: str
    original: str
    mine: str
    theirs: str
    both: str
    is_conflict: bool
    proposed: str


def flat(values: Mapping[str, Any]) -> dict[str, str]:
    """Every field by itself: each part is one."""
    parts = {_PART + code: text for code, text in values.get("parts", {}).items()}
    return {name: str(values.get(name, "")) for name in _FIELDS} | parts


def nested(values: Mapping[str, str]) -> dict[str, Any]:
    """The shape of a draft again."""
    parts = {name.removeprefix(_PART): text or "" for name, text in values.items() if name.startswith(_PART)}
    return {name: values[name] for name in _FIELDS if name in values} | {"parts": parts}


def posted(text: str) -> dict[str, str]:
    """The writer's own fields as the page sent them back; nonsense counts as nothing written."""
    try:
        values = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(values, dict):
        return {}
    known = {name: value for name, value in values.items() if name in _FIELDS or name.startswith(_PART)}
    return {name: value for name, value in known.items() if isinstance(value, str)}


def shown(conflict: EditConflictError, kind: Kind) -> list[FieldView]:
    """Every field in which the three differ, those that both changed first."""
    original, mine, theirs = (flat(side) for side in (conflict.original, conflict.mine, conflict.theirs))
    names = dict.fromkeys([*mine, *theirs])
    found = []
    for difference in differences(original, {name: mine.get(name, "") for name in names}, theirs):
        both = difference.is_conflict and difference.field != "title" and can_combine(difference)
        found.append(
            FieldView(
                name=difference.field,
                label=_label(difference.field, kind),
                original=_words(difference.field, difference.original),
                mine=_words(difference.field, difference.mine),
                theirs=_words(difference.field, difference.theirs),
                both=_words(difference.field, combined(difference.mine, difference.theirs)) if both else "",
                is_conflict=difference.is_conflict,
                proposed=difference.proposed.value,
            )
        )
    return sorted(found, key=lambda field: not field.is_conflict)


def _label(name: str, kind: Kind) -> str:
    if name.startswith(_PART):
        labels = {part.code: part_label(part) for part in kind.parts}
        return labels.get(name.removeprefix(_PART), name)
    return {"title": _("Title of the item"), "summary": _("In short"), "body": _("Content")}[name]


def _words(name: str, value: Any) -> str:
    text = str(value or "")
    return rich.plain(text) if name == "body" else text
