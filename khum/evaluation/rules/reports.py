"""Kinds of reports, the parts each is made of, and its way to the signature (row 117)."""

from __future__ import annotations

from enum import StrEnum

from khum.domain.verdict import NotPossibleError
from khum.evaluation.rules.states import RoundKind


class ReportKind(StrEnum):
    """Which report."""

    HALF = "half"
    YEAR = "year"
    COMMITTEE = "committee"
    ANNUAL = "annual"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "half": "รายงานผลการจัดการความรู้ รอบ 6 เดือน",
            "year": "รายงานผลการจัดการความรู้ รอบ 12 เดือน",
            "committee": "รายงานการติดตามและประเมินผลพร้อมข้อเสนอแนะ",
            "annual": "รายงานการจัดการความรู้ประจำปี",
        }[self.value]

    @property
    def round_kind(self) -> RoundKind:
        """The round whose frozen figures it tells, where none is chosen."""
        return RoundKind.HALF if self is ReportKind.HALF else RoundKind.YEAR

    @property
    def needs_round(self) -> bool:
        """A committee reports on what it found in a round; the others stand without one as well."""
        return self is ReportKind.COMMITTEE

    @property
    def tells_activities(self) -> bool:
        """Whether every activity of the plan stands in it."""
        return self is not ReportKind.COMMITTEE

    @property
    def tells_years(self) -> bool:
        """Whether it shows five years."""
        return self in {ReportKind.YEAR, ReportKind.ANNUAL}


class ReportState(StrEnum):
    """Where a report is."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    SIGNED = "signed"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"draft": "ร่าง", "submitted": "รอลงนาม", "signed": "ลงนามแล้ว"}[self.value]

    @property
    def tone(self) -> str:
        """Class of its pill."""
        return {"draft": "soft", "submitted": "warn", "signed": "ok"}[self.value]


REPORT_MOVES: dict[ReportState, frozenset[ReportState]] = {
    ReportState.DRAFT: frozenset({ReportState.SUBMITTED}),
    ReportState.SUBMITTED: frozenset({ReportState.DRAFT, ReportState.SIGNED}),
    ReportState.SIGNED: frozenset(),
}
"""The only moves of a report: a signed one is final."""


def move_report(state: ReportState, *, to: ReportState) -> ReportState:
    """Return ``to`` where the move is allowed; raise :class:`NotPossibleError` otherwise."""
    if to not in REPORT_MOVES[state]:
        raise NotPossibleError(f"รายงานนี้อยู่ในสถานะ “{state.label_th}” จึงเปลี่ยนเป็น “{to.label_th}” ไม่ได้")
    return to


class Part(StrEnum):
    """A written part of a report."""

    PREFACE = "preface"
    SUMMARY = "summary"
    RESULTS = "results"
    PROBLEMS = "problems"
    SUGGESTIONS = "suggestions"
    NEXT = "next"

    @property
    def label_th(self) -> str:
        """Its heading."""
        return {
            "preface": "คำนำ",
            "summary": "บทสรุปสำหรับผู้บริหาร",
            "results": "ผลการดำเนินงานตามตัวชี้วัด",
            "problems": "ปัญหาและอุปสรรค",
            "suggestions": "ข้อเสนอแนะ",
            "next": "แนวทางดำเนินงานต่อไป",
        }[self.value]


PARTS: dict[ReportKind, tuple[Part, ...]] = {
    ReportKind.HALF: (Part.PREFACE, Part.SUMMARY, Part.RESULTS, Part.PROBLEMS, Part.NEXT),
    ReportKind.YEAR: (Part.PREFACE, Part.SUMMARY, Part.RESULTS, Part.PROBLEMS, Part.NEXT),
    ReportKind.COMMITTEE: (Part.PREFACE, Part.SUMMARY, Part.RESULTS, Part.SUGGESTIONS, Part.NEXT),
    ReportKind.ANNUAL: tuple(Part),
}
"""The written parts of each kind in their order."""
