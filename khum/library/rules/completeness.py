"""How complete an item is, and what it lacks, in words a writer can act on (row 44)."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from khum.library.rules.kinds import NEEDS_TH, Kind

_ENOUGH = 10
GOOD_TH = {"summary": "สรุปสั้น ๆ", "owner": "ตำแหน่งผู้ดูแล", "tags": "คำสำคัญ"}


@dataclass(frozen=True, slots=True)
class Completeness:
    """A score of 0–100; ``missing`` stops the submission, ``wished`` only lowers the score."""

    score: int
    missing: tuple[str, ...]
    wished: tuple[str, ...]


def completeness(kind: Kind, *, title: str, parts: Mapping[str, str], has: Set[str]) -> Completeness:
    """Measure one item. ``has`` names what is there beside the parts: body, file, address, category, owner, tags …

    Required things weigh three, wished things one.
    """
    missing: list[str] = [] if len(title.strip()) >= 3 else ["ชื่อเรื่อง"]
    wished: list[str] = []
    for part in kind.parts:
        if not _is_filled(parts.get(part.code, "")):
            (missing if part.required else wished).append(part.label)
    missing += [NEEDS_TH.get(need, need) for need in kind.needs if not _has(need, has)]
    wished += [label for code, label in GOOD_TH.items() if code not in has]
    required = 1 + sum(part.required for part in kind.parts) + len(kind.needs)
    optional = len(kind.parts) - sum(part.required for part in kind.parts) + len(GOOD_TH)
    whole = required * 3 + optional
    got = whole - len(missing) * 3 - len(wished)
    return Completeness(round(100 * got / whole), tuple(missing), tuple(wished))


def too_long(kind: Kind, parts: Mapping[str, str]) -> tuple[str, ...]:
    """Parts with more lines than they may have, such as the summary in five lines."""
    return tuple(
        part.label
        for part in kind.parts
        if part.lines and len([line for line in parts.get(part.code, "").splitlines() if line.strip()]) > part.lines
    )


def _has(need: str, has: Set[str]) -> bool:
    return bool({"file", "address"} & has) if need == "file_or_address" else need in has


def _is_filled(text: str) -> bool:
    return len("".join(text.split())) >= min(_ENOUGH, 3)
