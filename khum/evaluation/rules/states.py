"""What rounds, samples, findings and recommendations can be, and the moves of a round and of a recommendation."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from khum.domain.fiscal_year import FiscalYear
from khum.domain.verdict import NotPossibleError


class RoundKind(StrEnum):
    """Which part of a fiscal year a round looks at (rows 112, 115–117)."""

    HALF = "half"
    YEAR = "year"
    SPECIAL = "special"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"half": "รอบ 6 เดือน", "year": "รอบ 12 เดือน", "special": "รอบพิเศษ"}[self.value]

    def period(self, year: FiscalYear) -> tuple[date, date]:
        """First and last day that the round looks at; a special one has the whole year until it is told otherwise."""
        return year.half if self is RoundKind.HALF else (year.start, year.end)


class RoundState(StrEnum):
    """Where a round is in its life."""

    OPEN = "open"
    DECIDING = "deciding"
    CLOSED = "closed"
    CANCELLED = "cancelled"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "open": "กรรมการกำลังตรวจ",
            "deciding": "รอผู้บริหารพิจารณาข้อเสนอแนะ",
            "closed": "ปิดรอบแล้ว",
            "cancelled": "ยกเลิก",
        }[self.value]

    @property
    def tone(self) -> str:
        """Class of its pill."""
        return {"open": "warn", "deciding": "info", "closed": "ok", "cancelled": "bad"}[self.value]


ROUND_MOVES: dict[RoundState, frozenset[RoundState]] = {
    RoundState.OPEN: frozenset({RoundState.DECIDING, RoundState.CANCELLED}),
    # A committee that sees more work goes back to it; what was decided stays decided.
    RoundState.DECIDING: frozenset({RoundState.OPEN, RoundState.CLOSED}),
    RoundState.CLOSED: frozenset(),
    RoundState.CANCELLED: frozenset(),
}
"""The only moves of a round. A closed one is final, like its figures."""

LIVE_ROUNDS = frozenset({RoundState.OPEN, RoundState.DECIDING})


def move_round(state: RoundState, *, to: RoundState) -> RoundState:
    """Return ``to`` where the move is allowed; raise :class:`NotPossibleError` otherwise."""
    if to not in ROUND_MOVES[state]:
        raise NotPossibleError(f"รอบนี้อยู่ในสถานะ “{state.label_th}” จึงเปลี่ยนเป็น “{to.label_th}” ไม่ได้")
    return to


class SampleVerdict(StrEnum):
    """What a member says of one drawn piece of evidence; empty while it waits."""

    WAITING = ""
    GENUINE = "genuine"
    DOUBTFUL = "doubtful"
    NOT_EVIDENCE = "not_evidence"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "": "รอตรวจ",
            "genuine": "เป็นหลักฐานจริง",
            "doubtful": "ไม่แน่ใจ",
            "not_evidence": "ไม่ใช่หลักฐาน",
        }[self.value]

    @property
    def tone(self) -> str:
        """Class of its pill."""
        return {"": "soft", "genuine": "ok", "doubtful": "warn", "not_evidence": "bad"}[self.value]

    @property
    def needs_words(self) -> bool:
        """A doubt without words helps nobody."""
        return self in {SampleVerdict.DOUBTFUL, SampleVerdict.NOT_EVIDENCE}


class Weight(StrEnum):
    """How much a finding weighs."""

    STRENGTH = "strength"
    MINOR = "minor"
    MAJOR = "major"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"strength": "จุดเด่น", "minor": "ควรปรับปรุง", "major": "ต้องแก้ไข"}[self.value]

    @property
    def tone(self) -> str:
        """Class of its pill."""
        return {"strength": "ok", "minor": "warn", "major": "bad"}[self.value]


class RecommendationState(StrEnum):
    """Where a recommendation is: from the committee's words to the proof that it was done (row 117)."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DONE = "done"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "proposed": "รอผู้บริหารพิจารณา",
            "accepted": "เห็นชอบแล้ว รอดำเนินการ",
            "rejected": "ไม่เห็นชอบ",
            "done": "ดำเนินการแล้ว",
        }[self.value]

    @property
    def tone(self) -> str:
        """Class of its pill."""
        return {"proposed": "soft", "accepted": "warn", "rejected": "bad", "done": "ok"}[self.value]


RECOMMENDATION_MOVES: dict[RecommendationState, frozenset[RecommendationState]] = {
    RecommendationState.PROPOSED: frozenset({RecommendationState.ACCEPTED, RecommendationState.REJECTED}),
    RecommendationState.ACCEPTED: frozenset({RecommendationState.DONE}),
    RecommendationState.REJECTED: frozenset(),
    RecommendationState.DONE: frozenset(),
}
"""The only moves of a recommendation; a decision is not taken twice."""

TAKEN_UP = frozenset({RecommendationState.ACCEPTED, RecommendationState.DONE})


def move_recommendation(state: RecommendationState, *, to: RecommendationState) -> RecommendationState:
    """Return ``to`` where the move is allowed; raise :class:`NotPossibleError` otherwise."""
    if to not in RECOMMENDATION_MOVES[state]:
        raise NotPossibleError(f"ข้อเสนอแนะนี้อยู่ในสถานะ “{state.label_th}” จึงเปลี่ยนเป็น “{to.label_th}” ไม่ได้")
    return to


class SponsorKind(StrEnum):
    """Kinds of visible acts of executives (row 10)."""

    OPENED = "opened"
    ATTENDED = "attended"
    SIGNED = "signed"
    DECIDED = "decided"
    SPOKE = "spoke"
    PRAISED = "praised"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "opened": "เปิดงานหรือกิจกรรม",
            "attended": "เข้าร่วมกิจกรรม",
            "signed": "ลงนามหรืออนุมัติ",
            "decided": "ตัดสินใจสั่งการ",
            "spoke": "มอบนโยบายหรือสื่อสาร",
            "praised": "ยกย่องบุคลากร",
        }[self.value]
