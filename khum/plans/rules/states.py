"""States of a plan and of an activity, and the moves between them (issue 2 §2)."""

from __future__ import annotations

from enum import StrEnum

from khum.domain.verdict import NotPossibleError


class PlanState(StrEnum):
    """Where a plan is on its way from draft to closed."""

    DRAFT = "draft"
    COMMITTEE = "committee"
    SECRETARY = "secretary"
    EXECUTIVE = "executive"
    IN_FORCE = "in_force"
    CLOSED = "closed"

    @property
    def label_th(self) -> str:
        """Thai name of the state."""
        return _PLAN_STATES_TH[self]

    @property
    def is_editable(self) -> bool:
        """Whether the content of the plan may change."""
        return self is PlanState.DRAFT


MOVES: dict[PlanState, frozenset[PlanState]] = {
    PlanState.DRAFT: frozenset({PlanState.COMMITTEE}),
    PlanState.COMMITTEE: frozenset({PlanState.SECRETARY, PlanState.DRAFT}),
    PlanState.SECRETARY: frozenset({PlanState.EXECUTIVE, PlanState.DRAFT}),
    PlanState.EXECUTIVE: frozenset({PlanState.IN_FORCE, PlanState.DRAFT}),
    # Back to draft is an amendment: numbered, with its reason, the old version kept.
    PlanState.IN_FORCE: frozenset({PlanState.DRAFT, PlanState.CLOSED}),
    PlanState.CLOSED: frozenset(),
}
"""The only moves there are; a return goes to draft with its reason."""

NEXT_STAGE = {
    PlanState.DRAFT: PlanState.COMMITTEE,
    PlanState.COMMITTEE: PlanState.SECRETARY,
    PlanState.SECRETARY: PlanState.EXECUTIVE,
    PlanState.EXECUTIVE: PlanState.IN_FORCE,
}
"""Where an approval at a stage leads."""


def move(state: PlanState, *, to: PlanState) -> PlanState:
    """Return ``to`` where the move is allowed; raise :class:`NotPossibleError` otherwise."""
    if to not in MOVES[state]:
        raise NotPossibleError(f"แผนอยู่ในสถานะ “{state.label_th}” จึงเปลี่ยนเป็น “{to.label_th}” ไม่ได้")
    return to


class ActivityState(StrEnum):
    """What has become of an activity; late is derived from its dates, never stored."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "planned": "ยังไม่เริ่ม",
            "running": "กำลังดำเนินการ",
            "done": "แล้วเสร็จ",
            "dropped": "ยกเลิก",
        }[self.value]


_PLAN_STATES_TH = {
    PlanState.DRAFT: "ร่าง",
    PlanState.COMMITTEE: "รอคณะกรรมการเห็นชอบ",
    PlanState.SECRETARY: "รอปลัดพิจารณา",
    PlanState.EXECUTIVE: "รอนายกอนุมัติ",
    PlanState.IN_FORCE: "ใช้บังคับ",
    PlanState.CLOSED: "ปิดแผนแล้ว",
}
