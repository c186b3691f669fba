"""Kinds of learning and a person's way: asked → decided → attended → reported → shared → used (row 68)."""

from __future__ import annotations

from enum import StrEnum


class TrainingKind(StrEnum):
    """What people are sent to, as row 68 names it."""

    TRAINING = "training"
    SEMINAR = "seminar"
    VISIT = "visit"
    STUDY = "study"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"training": "อบรม", "seminar": "สัมมนา", "visit": "ศึกษาดูงาน", "study": "ศึกษาต่อ"}[self.value]


class PlaceState(StrEnum):
    """Where a person stands with a training."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    MISSED = "missed"
    ATTENDED = "attended"
    REPORTED = "reported"
    SHARED = "shared"
    USED = "used"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return _LABELS[self]

    @property
    def tone(self) -> str:
        """Colour of its mark: what waits is a warning, what ended badly is soft."""
        return _TONES.get(self, "ok")


_LABELS = {
    PlaceState.ASKED: "รอพิจารณา",
    PlaceState.APPROVED: "อนุมัติแล้ว",
    PlaceState.REFUSED: "ไม่อนุมัติ",
    PlaceState.CANCELLED: "ยกเลิก",
    PlaceState.MISSED: "ไม่ได้เข้าร่วม",
    PlaceState.ATTENDED: "เข้าร่วมแล้ว รอรายงาน",
    PlaceState.REPORTED: "รายงานแล้ว รอแบ่งปัน",
    PlaceState.SHARED: "แบ่งปันแล้ว",
    PlaceState.USED: "ติดตามการใช้แล้ว",
}
_TONES = {
    PlaceState.ASKED: "warn",
    PlaceState.APPROVED: "info",
    PlaceState.REFUSED: "soft",
    PlaceState.CANCELLED: "soft",
    PlaceState.MISSED: "soft",
    PlaceState.ATTENDED: "warn",
    PlaceState.REPORTED: "info",
}

MOVES: dict[PlaceState, frozenset[PlaceState]] = {
    PlaceState.ASKED: frozenset({PlaceState.APPROVED, PlaceState.REFUSED, PlaceState.CANCELLED}),
    PlaceState.APPROVED: frozenset({PlaceState.ATTENDED, PlaceState.MISSED, PlaceState.CANCELLED}),
    PlaceState.ATTENDED: frozenset({PlaceState.REPORTED}),
    PlaceState.REPORTED: frozenset({PlaceState.REPORTED, PlaceState.SHARED}),
    PlaceState.SHARED: frozenset({PlaceState.SHARED, PlaceState.USED}),
    PlaceState.USED: frozenset({PlaceState.USED}),
    PlaceState.REFUSED: frozenset(),
    PlaceState.CANCELLED: frozenset(),
    PlaceState.MISSED: frozenset(),
}

# A person was there; a person was there and said what came of it, which is what figures count (domain.md §6).
ATTENDED = frozenset({PlaceState.ATTENDED, PlaceState.REPORTED, PlaceState.SHARED, PlaceState.USED})
COMPLETED = frozenset({PlaceState.REPORTED, PlaceState.SHARED, PlaceState.USED})
SHARED = frozenset({PlaceState.SHARED, PlaceState.USED})
GOING = ATTENDED | {PlaceState.APPROVED}
ENDED_WITHOUT = frozenset({PlaceState.REFUSED, PlaceState.CANCELLED, PlaceState.MISSED})


def may_move(now: PlaceState, to: PlaceState) -> bool:
    """Whether a person's place may go from one state to another."""
    return to in MOVES[now]


class Outcome(StrEnum):
    """What changed in the work, asked 60 to 90 days later (rows 68, 85)."""

    USED = "used"
    PARTLY = "partly"
    NOT_YET = "not_yet"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"used": "ใช้แล้ว งานเปลี่ยนไป", "partly": "ใช้บางส่วน", "not_yet": "ยังไม่ได้ใช้"}[self.value]
