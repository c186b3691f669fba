"""What comes back from the merge screen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from khum.plans.queries.merging import LABELS


@dataclass(frozen=True, slots=True)
class Posted:
    """What comes back from the merge screen."""

    original: dict[str, Any]
    mine: dict[str, Any]
    theirs: dict[str, Any]
    version: int
    choices: dict[str, str]


def posted(data: QueryDict) -> Posted:
    """Read the merge form; what cannot be read counts as nothing typed, and the checks of the row follow."""
    return Posted(
        original=_side(data, "original"),
        mine=_side(data, "mine"),
        theirs=_side(data, "theirs"),
        version=int(data["version"]) if data.get("version", "").isdecimal() else 0,
        choices={name.removeprefix("choice-"): data[name] for name in data if name.startswith("choice-")},
    )


def _side(data: Mapping[str, str], name: str) -> dict[str, Any]:
    try:
        values = json.loads(data.get(name, "{}"))
    except ValueError:
        return {}
    return {key: value for key, value in values.items() if key in LABELS} if isinstance(values, dict) else {}
