"""Until when an item counts as verified, whom an overdue one waits for, and the badge that readers see (row 44)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from khum.library.rules.states import ItemState, LegalStatus

SOON = timedelta(days=30)
TO_HEAD_AFTER = timedelta(days=14)
TO_SECRETARY_AFTER = timedelta(days=30)


class Badge(StrEnum):
    """How far a reader can trust an item today."""

    VERIFIED = "verified"
    OVERDUE = "overdue"
    UNVERIFIED = "unverified"
    NEEDS_CHANGE = "needs_change"
    REPEALED = "repealed"
    RETIRED = "retired"
    DRAFT = "draft"

    @property
    def label_th(self) -> str:
        """Thai words of the badge."""
        return {
            "verified": "ยืนยันแล้ว ใช้ได้",
            "overdue": "เลยวันทบทวน ตรวจก่อนใช้",
            "unverified": "ผู้ดูแลเปลี่ยน ยังไม่ยืนยัน",
            "needs_change": "มีจุดต้องแก้ ใช้ด้วยความระวัง",
            "repealed": "ยกเลิกแล้ว ห้ามใช้",
            "retired": "เลิกใช้แล้ว",
            "draft": "ร่าง ยังไม่อนุมัติ",
        }[self.value]

    @property
    def tone(self) -> str:
        """Colour of the badge: ok, warn, bad or soft."""
        return {
            "verified": "ok",
            "overdue": "warn",
            "unverified": "warn",
            "needs_change": "warn",
            "repealed": "bad",
            "retired": "bad",
            "draft": "soft",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Trust:
    """What the badge depends on. ``holder_id`` is who holds the owning position today."""

    state: ItemState
    verified_until: date | None
    owner_id: int | None = None
    verified_holder_id: int | None = None
    holder_id: int | None = None
    legal_status: str = ""


def add_months(day: date, months: int) -> date:
    """The same day some months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def badge(trust: Trust, *, today: date) -> Badge:
    """The badge of an item on a day; the gravest word wins."""
    if not trust.state.is_readable:
        return Badge.DRAFT
    if trust.state is ItemState.RETIRED or trust.legal_status == LegalStatus.REPEALED:
        return Badge.RETIRED if trust.state is ItemState.RETIRED else Badge.REPEALED
    if trust.state is ItemState.NEEDS_CHANGE:
        return Badge.NEEDS_CHANGE
    if trust.owner_id is not None and trust.holder_id != trust.verified_holder_id:
        return Badge.UNVERIFIED
    if trust.verified_until is None or trust.verified_until < today:
        return Badge.OVERDUE
    return Badge.VERIFIED


class Waits(StrEnum):
    """Whom an item that falls due waits for; each stage keeps those before it."""

    NOBODY = "nobody"
    OWNER = "owner"
    HEAD = "head"
    SECRETARY = "secretary"


def waits_for(verified_until: date | None, *, today: date) -> Waits:
    """The owner from a month before the day, the head two weeks after it, the secretary a month after it."""
    if verified_until is None:
        return Waits.OWNER
    late = today - verified_until
    if late > TO_SECRETARY_AFTER:
        return Waits.SECRETARY
    if late > TO_HEAD_AFTER:
        return Waits.HEAD
    return Waits.OWNER if -late <= SOON else Waits.NOBODY
