"""States of a forum and of an invitation, in Thai, with the moves that are allowed."""

from __future__ import annotations

from enum import StrEnum


class ForumState(StrEnum):
    """A forum is planned, open while people tell and cluster, closed when its knowledge was gathered."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "planned": "นัดหมายแล้ว",
            "open": "กำลังแลกเปลี่ยน",
            "closed": "สรุปแล้ว",
            "cancelled": "ยกเลิก",
        }[self.value]

    @property
    def tone(self) -> str:
        """Colour of its mark."""
        return {"planned": "info", "open": "warn", "closed": "ok", "cancelled": "soft"}[self.value]


_MOVES = {
    ForumState.PLANNED: {ForumState.OPEN, ForumState.CANCELLED},
    ForumState.OPEN: {ForumState.CLOSED},
    ForumState.CLOSED: {ForumState.OPEN},
    ForumState.CANCELLED: {ForumState.PLANNED},
}


def can_move(now: ForumState, to: ForumState) -> bool:
    """Whether a forum goes from one state to another."""
    return to in _MOVES[now]


class InvitationState(StrEnum):
    """What became of an invitation to exchange."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    MET = "met"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "invited": "รอตอบรับ",
            "accepted": "นัดหมายแล้ว",
            "declined": "ยังไม่สะดวก",
            "met": "แลกเปลี่ยนแล้ว",
        }[self.value]

    @property
    def tone(self) -> str:
        """Colour of its mark."""
        return {"invited": "warn", "accepted": "info", "declined": "soft", "met": "ok"}[self.value]


STEPS_TH = ("เรื่องเล่า", "ขุมความรู้", "แก่นความรู้", "ชุดความรู้", "ธารปัญญา", "บันไดแลกเปลี่ยน")
"""The way of a forum in its order (rows 22, 23)."""
