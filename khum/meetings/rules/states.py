"""What meetings, the people at them and their resolutions can be, and the moves of a meeting (row 120)."""

from __future__ import annotations

from enum import StrEnum

from khum.domain.verdict import NotPossibleError


class SeriesKind(StrEnum):
    """Who meets, and so who may read what was said."""

    STAFF = "staff"
    DIVISION = "division"
    COMMITTEE = "committee"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "staff": "ประชุมประจำเดือนของทั้งหน่วยงาน",
            "division": "ประชุมภายในสำนัก/กอง",
            "committee": "ประชุมคณะกรรมการหรือคณะทำงาน",
        }[self.value]


class MeetingState(StrEnum):
    """Where a meeting is in its life."""

    PLANNED = "planned"
    CALLED = "called"
    HELD = "held"
    DRAFTED = "drafted"
    CERTIFIED = "certified"
    CANCELLED = "cancelled"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "planned": "กำหนดไว้",
            "called": "เชิญประชุมแล้ว",
            "held": "ประชุมแล้ว รอรายงาน",
            "drafted": "ทำรายงานแล้ว รอรับรอง",
            "certified": "รับรองรายงานแล้ว",
            "cancelled": "ยกเลิก",
        }[self.value]

    @property
    def tone(self) -> str:
        """Class of its pill."""
        return {
            "planned": "soft",
            "called": "info",
            "held": "warn",
            "drafted": "info",
            "certified": "ok",
            "cancelled": "bad",
        }[self.value]


MOVES: dict[MeetingState, frozenset[MeetingState]] = {
    # A small office often calls people by telephone: what was held without a written call can still be recorded.
    MeetingState.PLANNED: frozenset({MeetingState.CALLED, MeetingState.HELD, MeetingState.CANCELLED}),
    MeetingState.CALLED: frozenset({MeetingState.HELD, MeetingState.CANCELLED}),
    MeetingState.HELD: frozenset({MeetingState.DRAFTED}),
    MeetingState.DRAFTED: frozenset({MeetingState.HELD, MeetingState.CERTIFIED}),
    MeetingState.CERTIFIED: frozenset(),
    MeetingState.CANCELLED: frozenset(),
}
"""The only moves there are. Certified minutes are final; from drafted they go back once something must be mended."""

TAKEN_PLACE = frozenset({MeetingState.HELD, MeetingState.DRAFTED, MeetingState.CERTIFIED})
WITH_MINUTES = frozenset({MeetingState.DRAFTED, MeetingState.CERTIFIED})
AHEAD = frozenset({MeetingState.PLANNED, MeetingState.CALLED})


def move(state: MeetingState, *, to: MeetingState) -> MeetingState:
    """Return ``to`` where the move is allowed; raise :class:`NotPossibleError` otherwise."""
    if to not in MOVES[state]:
        raise NotPossibleError(f"การประชุมนี้อยู่ในสถานะ “{state.label_th}” จึงเปลี่ยนเป็น “{to.label_th}” ไม่ได้")
    return to


class Presence(StrEnum):
    """Whether somebody who was called came."""

    UNKNOWN = "unknown"
    PRESENT = "present"
    ABSENT = "absent"
    SUBSTITUTE = "substitute"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "unknown": "ยังไม่บันทึก",
            "present": "มาประชุม",
            "absent": "ไม่มาประชุม",
            "substitute": "ส่งผู้แทน",
        }[self.value]

    @property
    def counts(self) -> bool:
        """Whether a seat was filled, in person or by somebody sent."""
        return self in {Presence.PRESENT, Presence.SUBSTITUTE}


class How(StrEnum):
    """How a presence was noted."""

    TAP = "tap"
    QR = "qr"
    LIST = "list"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"tap": "เลขานุการบันทึก", "qr": "สแกนหน้าห้องประชุม", "list": "บันทึกทั้งรายชื่อ"}[self.value]


class Reply(StrEnum):
    """What somebody who was called answered."""

    WAITING = "waiting"
    COMING = "coming"
    NOT_COMING = "not_coming"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"waiting": "ยังไม่ตอบ", "coming": "เข้าร่วม", "not_coming": "ติดภารกิจ"}[self.value]
