"""The way of a lesson: raised → action → changed → told → closed (row 47), and words that blame nobody."""

from __future__ import annotations

from enum import StrEnum

BLAMING = ("ความผิดของ", "สะเพร่า", "มักง่าย", "ไม่เอาไหน", "ขี้เกียจ", "ชุ่ย", "ไม่มีความรับผิดชอบ")
"""Words that judge a person instead of telling what happened."""


class LessonState(StrEnum):
    """Where a lesson is."""

    RAISED = "raised"
    ACTION = "action"
    CHANGED = "changed"
    TOLD = "told"
    CLOSED = "closed"
    DROPPED = "dropped"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "raised": "รอกำหนดผู้ดำเนินการ",
            "action": "กำลังแก้ไข",
            "changed": "แก้ไขแล้ว รอแจ้งผู้ใช้",
            "told": "แจ้งผู้ใช้แล้ว รอปิด",
            "closed": "ปิดแล้ว",
            "dropped": "ไม่ดำเนินการ",
        }[self.value]

    @property
    def tone(self) -> str:
        """Class of its pill."""
        tones = {"raised": "warn", "action": "info", "changed": "info", "told": "info", "closed": "ok"}
        return tones.get(self.value, "soft")

    @property
    def is_open(self) -> bool:
        """Whether something waits to be done."""
        return self not in {LessonState.CLOSED, LessonState.DROPPED}


MOVES: dict[LessonState, frozenset[LessonState]] = {
    LessonState.RAISED: frozenset({LessonState.ACTION, LessonState.DROPPED}),
    # An action may be given to somebody else, or get another day.
    LessonState.ACTION: frozenset({LessonState.ACTION, LessonState.CHANGED, LessonState.DROPPED}),
    LessonState.CHANGED: frozenset({LessonState.TOLD}),
    LessonState.TOLD: frozenset({LessonState.CLOSED}),
    LessonState.CLOSED: frozenset(),
    LessonState.DROPPED: frozenset(),
}
"""The only moves there are."""

OPEN = tuple(state for state in LessonState if state.is_open)
CHANGED = (LessonState.CHANGED, LessonState.TOLD, LessonState.CLOSED)
"""States of lessons whose action changed something (M24)."""


def may_move(state: LessonState, to: LessonState) -> bool:
    """Whether the way leads there."""
    return to in MOVES[state]


def blaming(text: str) -> str:
    """The first word that judges a person, or nothing."""
    return next((word for word in BLAMING if word in text), "")
