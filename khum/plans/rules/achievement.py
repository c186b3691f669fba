"""Whether a target is met, and when that is decided (row 124: pass, fail or at risk)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from khum.domain.targets import Target, is_met


class Achievement(StrEnum):
    """How a figure stands beside its target."""

    MET = "met"
    AT_RISK = "at_risk"
    MISSED = "missed"
    NONE = "none"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "met": "บรรลุเป้าหมาย",
            "at_risk": "ยังไม่ถึงเป้าหมาย",
            "missed": "ไม่บรรลุเป้าหมาย",
            "none": "ยังไม่ตัดสิน",
        }[self.value]

    @property
    def tone(self) -> str:
        """Colour name of the screens."""
        return {"met": "ok", "at_risk": "warn", "missed": "bad", "none": "soft"}[self.value]


def achievement(value: Decimal | None, target: Target | None, *, decided_on: date, today: date) -> Achievement:
    """Judge a figure. A ceiling that is broken is missed at once; a floor only when the period is over.

    ``decided_on`` is the last day of the period: until it has passed, a floor that is not reached is at risk.
    """
    if value is None or target is None:
        return Achievement.NONE
    if is_met(value, target):
        return Achievement.MET
    if target.operator == "le" or today > decided_on:
        return Achievement.MISSED
    return Achievement.AT_RISK
