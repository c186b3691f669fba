"""How grave it is that somebody leaves: criticality × holders × time left (row 93)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_SCARCITY = {0: 3, 1: 2}
_NEARNESS = ((3, 4), (6, 3), (12, 2))
_HIGH, _MEDIUM = 24, 12


class Danger(StrEnum):
    """Degree of the danger that knowledge leaves with a person."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNKNOWN = "unknown"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "high": "เสี่ยงสูง",
            "medium": "ควรระวัง",
            "low": "เสี่ยงต่ำ",
            "unknown": "ยังไม่ได้ระบุความรู้",
        }[self.value]

    @property
    def tone(self) -> str:
        """Class of its pill."""
        return {"high": "bad", "medium": "warn", "low": "ok", "unknown": "soft"}[self.value]


@dataclass(frozen=True, slots=True)
class Held:
    """One needed knowledge that the leaver holds: criticality 1–5, and how many others can do it alone."""

    criticality: int
    others: int


def value(held: Held, months: int) -> int:
    """Criticality × scarcity (3 where nobody else can, 2 with one other, 1 from two on) × nearness (1–4).

    Nearness is 4 within 3 months, 3 within 6, 2 within 12, and 1 before that; so the value runs from 1 to 60.
    """
    nearness = next((weight for limit, weight in _NEARNESS if months <= limit), 1)
    return held.criticality * _SCARCITY.get(held.others, 1) * nearness


def danger(held: Iterable[Held], months: int) -> Danger:
    """Degree by the gravest knowledge held; where none is named the danger is unknown, never low."""
    gravest = max((value(one, months) for one in held), default=None)
    if gravest is None:
        return Danger.UNKNOWN
    if gravest >= _HIGH:
        return Danger.HIGH
    return Danger.MEDIUM if gravest >= _MEDIUM else Danger.LOW
