"""The heat of risk: how much it would hurt to lose a knowledge, by how few people hold it (rows 18, 28; M22)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from khum.needs.rules.kinds import Level

CRITICAL_FROM = 4
"""From this criticality on a need is critical (M22)."""
SAFE_HOLDERS = 2
"""Row 28: a critical need is covered by at least so many people."""
_SCARCITY = {0: 3, 1: 2}
_HIGH, _MEDIUM = 8, 6


class Heat(StrEnum):
    """Degree of risk for the map."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"high": "เสี่ยงสูง", "medium": "ควรระวัง", "low": "เสี่ยงต่ำ"}[self.value]

    @property
    def tone(self) -> str:
        """Class of its pill."""
        return {"high": "bad", "medium": "warn", "low": "ok"}[self.value]


def covering(levels: Iterable[int]) -> int:
    """How many holders can do the work alone."""
    return sum(Level(level).covers for level in levels)


def risk(criticality: int, holders: int) -> int:
    """Criticality (1–5) times scarcity: 3 without anybody who covers it, 2 with one, 1 from two people on."""
    return criticality * _SCARCITY.get(holders, 1)


def heat(criticality: int, holders: int) -> Heat:
    """Degree of a risk. A critical need that hangs on one person is high; what two people cover never is."""
    value = risk(criticality, holders)
    if value >= _HIGH:
        return Heat.HIGH
    return Heat.MEDIUM if value >= _MEDIUM else Heat.LOW


def is_critical(criticality: int) -> bool:
    """Whether its loss would stop main work."""
    return criticality >= CRITICAL_FROM


def is_at_risk(criticality: int, holders: int) -> bool:
    """A critical need that fewer than two people cover (M22, without those who leave)."""
    return is_critical(criticality) and holders < SAFE_HOLDERS
