"""States of award rounds and of nominations in them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class RoundState(StrEnum):
    """How far a round of awards is."""

    OPEN = "open"
    DECIDING = "deciding"
    DONE = "done"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"open": "เปิดรับการเสนอชื่อ", "deciding": "คณะกรรมการพิจารณา", "done": "ประกาศผลแล้ว"}[self.value]

    @property
    def tone(self) -> str:
        """Colour of its pill."""
        return {"open": "info", "deciding": "warn", "done": "ok"}[self.value]


class NominationState(StrEnum):
    """What the committee said of a nomination."""

    PROPOSED = "proposed"
    AWARDED = "awarded"
    NOT_AWARDED = "not_awarded"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"proposed": "รอพิจารณา", "awarded": "ได้รับรางวัล", "not_awarded": "ไม่ได้รับในรอบนี้"}[self.value]

    @property
    def tone(self) -> str:
        """Colour of its pill."""
        return {"proposed": "info", "awarded": "ok", "not_awarded": "soft"}[self.value]


def takes_names(state: RoundState, closes_on: date, *, today: date) -> bool:
    """Whether somebody can be nominated today; the last day still counts."""
    return state is RoundState.OPEN and today <= closes_on


def has_reason(*, is_tied_to_use: bool, value_code: str) -> bool:
    """A nomination says why: a confirmed use of knowledge, or a value (row 76: not raw counts)."""
    return is_tied_to_use or bool(value_code)
