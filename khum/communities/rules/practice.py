"""What a community of practice is made of, and whether it lives (rows 77, 79, 82)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ACTIVE_DAYS = 90
"""A member is active who asked, answered, told or applied something in so many days (row 79)."""
QUIET_DAYS = 60
"""A community without a gathering, a question or an answer for so long is quiet."""


class KitKind(StrEnum):
    """Elements of a practice: the visible ones and the unwritten ones (row 82)."""

    TOOL = "tool"
    DOCUMENT = "document"
    SYMBOL = "symbol"
    ROLE = "role"
    CRITERION = "criterion"
    RULE = "rule"
    CONTRACT = "contract"
    RELATION = "relation"
    CUE = "cue"
    INSIGHT = "insight"
    ASSUMPTION = "assumption"
    VALUE = "value"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return _KIT[self]

    @property
    def is_visible(self) -> bool:
        """Whether it can be seen and pointed at; the others live in heads and habits."""
        return self in VISIBLE


VISIBLE = frozenset(
    {
        KitKind.TOOL,
        KitKind.DOCUMENT,
        KitKind.SYMBOL,
        KitKind.ROLE,
        KitKind.CRITERION,
        KitKind.RULE,
        KitKind.CONTRACT,
    }
)
_KIT = {
    KitKind.TOOL: "เครื่องมือ",
    KitKind.DOCUMENT: "เอกสาร",
    KitKind.SYMBOL: "สัญลักษณ์",
    KitKind.ROLE: "บทบาทหน้าที่",
    KitKind.CRITERION: "เกณฑ์",
    KitKind.RULE: "กฎระเบียบ",
    KitKind.CONTRACT: "สัญญาข้อตกลง",
    KitKind.RELATION: "ความสัมพันธ์และธรรมเนียม",
    KitKind.CUE: "สัญญาณที่คนทำงานสังเกต",
    KitKind.INSIGHT: "ความหยั่งรู้จากประสบการณ์",
    KitKind.ASSUMPTION: "สมมติฐานที่ใช้ร่วมกัน",
    KitKind.VALUE: "ค่านิยมร่วม",
}


class Health(StrEnum):
    """How a community is, without ranking its people."""

    ALIVE = "alive"
    QUIET = "quiet"
    NEW = "new"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"alive": "มีชีวิต", "quiet": "เงียบไป", "new": "เริ่มใหม่"}[self.value]

    @property
    def tone(self) -> str:
        """Colour of its mark."""
        return {"alive": "ok", "quiet": "warn", "new": "info"}[self.value]


@dataclass(frozen=True, slots=True)
class Pulse:
    """What a community's health is read from. ``last_sign``: its last gathering, question or answer."""

    members: int
    active: int
    questions: int
    answered: int
    gatherings: int
    last_sign: date | None

    @property
    def active_percent(self) -> int | None:
        """Share of active members; None without members."""
        return round(100 * self.active / self.members) if self.members else None


def health(pulse: Pulse, *, began_on: date, today: date) -> Health:
    """Alive by its last sign of life; a young one has time to begin."""
    quiet_from = today - timedelta(days=QUIET_DAYS)
    if pulse.last_sign is not None and pulse.last_sign > quiet_from:
        return Health.ALIVE
    return Health.NEW if began_on > quiet_from else Health.QUIET


def active_since(today: date) -> date:
    """The first day that counts for being active."""
    return today - timedelta(days=ACTIVE_DAYS)
