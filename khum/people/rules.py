"""Kinds of positions, seats and roles, and dated holding: plain rules (rows 114, 129)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PositionKind(StrEnum):
    """What a position is for the permissions; its printed title stands beside it."""

    CHIEF_EXECUTIVE = "chief_executive"
    DEPUTY_EXECUTIVE = "deputy_executive"
    PERMANENT_SECRETARY = "permanent_secretary"
    DEPUTY_SECRETARY = "deputy_secretary"
    DIVISION_HEAD = "division_head"
    HR_OFFICER = "hr_officer"
    OFFICER = "officer"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return _POSITION_KINDS_TH[self]


class SeatRole(StrEnum):
    """Role of a seat on a committee."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MEMBER = "member"
    SECRETARY = "secretary"
    ASSISTANT = "assistant"

    @property
    def label_th(self) -> str:
        """Thai name as orders print it."""
        return _SEAT_ROLES_TH[self]


class CommitteeKind(StrEnum):
    """What a committee is for."""

    KM = "km"
    EVALUATION = "evaluation"
    WORKING = "working"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "km": "คณะกรรมการจัดการความรู้",
            "evaluation": "คณะกรรมการติดตามและประเมินผล",
            "working": "คณะทำงาน",
        }[self.value]


class RoleCode(StrEnum):
    """A group role that is given to a position or a person for a time."""

    KM_SECRETARY = "km_secretary"
    ADMINISTRATOR = "administrator"
    PR_STEWARD = "pr_steward"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "km_secretary": "เลขานุการงานจัดการความรู้",
            "administrator": "ผู้ดูแลระบบ",
            "pr_steward": "ผู้ดูแลช่องทางประชาสัมพันธ์",
        }[self.value]

    @property
    def duties_th(self) -> str:
        """What it lets one do, in plain words."""
        return {
            "km_secretary": "จัดทำแผน ดูแลบุคลากร คณะกรรมการ และตั้งค่าทั้งหมดของหน่วยงาน",
            "administrator": "ดูแลบุคลากร บัญชีผู้ใช้ และการตั้งค่า",
            "pr_steward": "ดูแลช่องทางประชาสัมพันธ์และการเผยแพร่",
        }[self.value]


MANAGING_ROLES = frozenset({RoleCode.KM_SECRETARY.value, RoleCode.ADMINISTRATOR.value})


class StaffKind(StrEnum):
    """Kind of employment; headcounts are chosen by it (domain.md §6)."""

    EXECUTIVE = "executive"
    OFFICIAL = "official"
    TEACHER = "teacher"
    PERMANENT = "permanent"
    CONTRACT = "contract"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "executive": "ผู้บริหารท้องถิ่น",
            "official": "ข้าราชการ/พนักงานส่วนท้องถิ่น",
            "teacher": "ข้าราชการครู/บุคลากรทางการศึกษา",
            "permanent": "ลูกจ้างประจำ",
            "contract": "พนักงานจ้าง",
        }[self.value]


def in_force(start: date, end: date | None, *, today: date) -> bool:
    """Whether a dated right counts on a day; the end day still counts."""
    return start <= today and (end is None or today <= end)


class PostState(StrEnum):
    """How a post stands on a day."""

    HELD = "held"
    ACTING = "acting"
    VACANT = "vacant"


def post_state(*, has_own: bool, has_acting: bool) -> PostState:
    """A post held in one's own right is held, also while somebody acts for its absent holder."""
    if has_own:
        return PostState.HELD
    return PostState.ACTING if has_acting else PostState.VACANT


@dataclass(frozen=True, slots=True)
class Term:
    """A person in a post from a day to a day; both days count, no end means still."""

    person: int
    start: date
    end: date | None
    is_acting: bool


def overlap(one: Term, other: Term) -> bool:
    """Whether two terms share a day."""
    return (one.end is None or other.start <= one.end) and (other.end is None or one.start <= other.end)


class TermRefusal(StrEnum):
    """Why a term may not stand beside the others of its post."""

    HELD_BY_ANOTHER = "held_by_another"
    SAME_PERSON_TWICE = "same_person_twice"


def refusal_of_term(new: Term, others: Iterable[Term]) -> TermRefusal | None:
    """A post has one holder in their own right on a day; several may act, but nobody is in one post twice."""
    for other in others:
        if not overlap(new, other):
            continue
        if new.person == other.person:
            return TermRefusal.SAME_PERSON_TWICE
        if not new.is_acting and not other.is_acting:
            return TermRefusal.HELD_BY_ANOTHER
    return None


_POSITION_KINDS_TH = {
    PositionKind.CHIEF_EXECUTIVE: "ผู้บริหารสูงสุด (นายก)",
    PositionKind.DEPUTY_EXECUTIVE: "รองนายก",
    PositionKind.PERMANENT_SECRETARY: "ปลัด",
    PositionKind.DEPUTY_SECRETARY: "รองปลัด",
    PositionKind.DIVISION_HEAD: "หัวหน้าสำนัก/ผู้อำนวยการกอง",
    PositionKind.HR_OFFICER: "นักทรัพยากรบุคคล",
    PositionKind.OFFICER: "ผู้ปฏิบัติงาน",
}

_SEAT_ROLES_TH = {
    SeatRole.CHAIR: "ประธานกรรมการ",
    SeatRole.VICE_CHAIR: "รองประธานกรรมการ",
    SeatRole.MEMBER: "กรรมการ",
    SeatRole.SECRETARY: "เลขานุการ",
    SeatRole.ASSISTANT: "ผู้ช่วยเลขานุการ",
}
