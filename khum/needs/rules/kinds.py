"""What a needed knowledge, its holders and its document can be (rows 16–18, 41, 119)."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from khum.domain.verdict import NotPossibleError


class Nature(StrEnum):
    """Of what sort a knowledge is: it decides which tools pass it on (rows 16, 17, 51, 52)."""

    TACIT = "tacit"
    EXPLICIT = "explicit"
    BOTH = "both"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"tacit": "ความรู้ในตัวคน", "explicit": "ความรู้ที่เป็นเอกสาร", "both": "ทั้งสองอย่าง"}[self.value]

    @property
    def is_in_people(self) -> bool:
        """Whether at least a part of it lives in people only."""
        return self is not Nature.EXPLICIT


class Having(StrEnum):
    """Whether the council has the knowledge (row 41)."""

    HAVE = "have"
    PARTLY = "partly"
    GAP = "gap"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"have": "มีแล้ว", "partly": "มีบางส่วน", "gap": "ยังไม่มี"}[self.value]

    @property
    def tone(self) -> str:
        """Class of its pill."""
        return {"have": "ok", "partly": "warn", "gap": "bad"}[self.value]


class Form(StrEnum):
    """In which form the knowledge is today (row 41: รูปแบบใด)."""

    PERSON = "person"
    PAPER = "paper"
    LAW = "law"
    MEDIA = "media"
    SYSTEM = "system"
    NONE = "none"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "person": "อยู่ในตัวคน",
            "paper": "เอกสาร คู่มือ แบบฟอร์ม",
            "law": "กฎหมาย ระเบียบ หนังสือสั่งการ",
            "media": "ภาพ เสียง วีดิทัศน์",
            "system": "ระบบคอมพิวเตอร์ ฐานข้อมูล",
            "none": "ยังไม่มีรูปแบบใด",
        }[self.value]


class Level(IntEnum):
    """How well a person holds a knowledge. From :attr:`ALONE` on a person covers it."""

    KNOWS = 1
    WITH_HELP = 2
    ALONE = 3
    TEACHES = 4

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {1: "รู้หลักการ", 2: "ทำได้เมื่อมีผู้แนะนำ", 3: "ทำได้ด้วยตนเอง", 4: "สอนผู้อื่นได้"}[self.value]

    @property
    def covers(self) -> bool:
        """Whether somebody of this level keeps the work going alone."""
        return self >= Level.ALONE


CRITICALITY_TH = {
    1: "น้อย: รอได้",
    2: "ค่อนข้างน้อย",
    3: "ปานกลาง: งานช้าถ้าขาด",
    4: "มาก: งานหลักสะดุดถ้าขาด",
    5: "มากที่สุด: ผิดกฎหมายหรือประชาชนเดือดร้อนถ้าขาด",
}
"""The five degrees of criticality in words (row 18)."""


class DocumentState(StrEnum):
    """Where the essential-knowledge document of a year is: heads draft, the committee approves (row 41)."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"draft": "กำลังจัดทำ", "submitted": "รอคณะกรรมการเห็นชอบ", "approved": "เห็นชอบแล้ว"}[self.value]

    @property
    def tone(self) -> str:
        """Class of its pill."""
        return {"draft": "soft", "submitted": "warn", "approved": "ok"}[self.value]


MOVES: dict[DocumentState, frozenset[DocumentState]] = {
    DocumentState.DRAFT: frozenset({DocumentState.SUBMITTED}),
    DocumentState.SUBMITTED: frozenset({DocumentState.DRAFT, DocumentState.APPROVED}),
    DocumentState.APPROVED: frozenset(),
}
"""The only moves there are. An approved document is final: what changes afterwards belongs to next year's."""


def move(state: DocumentState, *, to: DocumentState) -> DocumentState:
    """Return ``to`` where the move is allowed; raise :class:`NotPossibleError` otherwise."""
    if to not in MOVES[state]:
        raise NotPossibleError(f"เอกสารนี้อยู่ในสถานะ “{state.label_th}” จึงเปลี่ยนเป็น “{to.label_th}” ไม่ได้")
    return to
