"""States of an item and the moves between them; how much a change weighs (issue 3 §2)."""

from __future__ import annotations

from enum import StrEnum

from khum.domain.verdict import NotPossibleError


class ItemState(StrEnum):
    """Where an item is in its life."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    PUBLISHED = "published"
    NEEDS_CHANGE = "needs_change"
    RETIRED = "retired"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "draft": "ร่าง",
            "submitted": "รอตรวจ",
            "returned": "ส่งกลับแก้ไข",
            "published": "เผยแพร่",
            "needs_change": "ต้องแก้ไข",
            "retired": "เลิกใช้",
        }[self.value]

    @property
    def is_readable(self) -> bool:
        """Whether an approved revision stands behind it, for all who may see the item."""
        return self in READABLE


MOVES: dict[ItemState, frozenset[ItemState]] = {
    ItemState.DRAFT: frozenset({ItemState.SUBMITTED}),
    ItemState.SUBMITTED: frozenset({ItemState.RETURNED, ItemState.PUBLISHED}),
    ItemState.RETURNED: frozenset({ItemState.SUBMITTED}),
    # A new revision of a published item is reviewed while the old one stays readable.
    ItemState.PUBLISHED: frozenset({ItemState.PUBLISHED, ItemState.NEEDS_CHANGE, ItemState.RETIRED}),
    ItemState.NEEDS_CHANGE: frozenset({ItemState.PUBLISHED, ItemState.NEEDS_CHANGE, ItemState.RETIRED}),
    ItemState.RETIRED: frozenset({ItemState.PUBLISHED}),
}
"""The only moves there are. From retired an item comes back only through a new, approved revision."""

READABLE = frozenset({ItemState.PUBLISHED, ItemState.NEEDS_CHANGE, ItemState.RETIRED})
IN_SERVICE = frozenset({ItemState.PUBLISHED, ItemState.NEEDS_CHANGE})


def move(state: ItemState, *, to: ItemState) -> ItemState:
    """Return ``to`` where the move is allowed; raise :class:`NotPossibleError` otherwise."""
    if to not in MOVES[state]:
        raise NotPossibleError(f"รายการนี้อยู่ในสถานะ “{state.label_th}” จึงเปลี่ยนเป็น “{to.label_th}” ไม่ได้")
    return to


class RevisionState(StrEnum):
    """What became of one revision."""

    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"submitted": "รอตรวจ", "approved": "อนุมัติแล้ว", "returned": "ส่งกลับแก้ไข"}[self.value]


class Significance(StrEnum):
    """How much a change weighs; it decides who must look."""

    TYPO = "typo"
    MEDIUM = "medium"
    MAJOR = "major"

    @property
    def label_th(self) -> str:
        """Thai name with what it means."""
        return {
            "typo": "แก้คำผิด ความหมายเดิม",
            "medium": "เพิ่มหรือปรับบางส่วน",
            "major": "เปลี่ยนสาระสำคัญหรือวิธีทำ",
        }[self.value]


class Risk(StrEnum):
    """What happens when somebody works by an outdated item."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "low": "ต่ำ: ผิดแล้วแก้ได้ง่าย",
            "normal": "ปานกลาง",
            "high": "สูง: ผิดแล้วเสียหายหรือผิดกฎหมาย",
        }[self.value]


class LegalStatus(StrEnum):
    """Whether a law, rule or circular counts (row 69)."""

    IN_FORCE = "in_force"
    AMENDED = "amended"
    REPEALED = "repealed"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"in_force": "มีผลใช้บังคับ", "amended": "มีการแก้ไขเพิ่มเติม", "repealed": "ยกเลิกแล้ว"}[self.value]


class Outcome(StrEnum):
    """The four outcomes of knowledge management (rows 26–29)."""

    RESPONSIVENESS = "responsiveness"
    INNOVATION = "innovation"
    COMPETENCY = "competency"
    EFFICIENCY = "efficiency"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "responsiveness": "ตอบสนองผู้รับบริการได้ดีขึ้น",
            "innovation": "เกิดวิธีทำงานหรือบริการใหม่",
            "competency": "คนหรือหน่วยงานทำได้มากขึ้น",
            "efficiency": "ประหยัดเวลาหรือค่าใช้จ่าย",
        }[self.value]


class Channel(StrEnum):
    """How a reader came to an item (M5)."""

    WEB = "web"
    SEARCH = "search"
    QR = "qr"
    API = "api"
    PUBLIC = "public"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "web": "หน้าเว็บ",
            "search": "ผลการค้นหา",
            "qr": "คิวอาร์โค้ด",
            "api": "ระบบอื่น",
            "public": "หน้าสาธารณะ",
        }[self.value]


class Link(StrEnum):
    """How one item belongs to another (rows 20, 23, 69)."""

    RELATED = "related"
    ADAPTED = "adapted"
    CITES = "cites"
    PART = "part"
    REPLACES = "replaces"

    @property
    def label_th(self) -> str:
        """Thai name, from the item that carries the link."""
        return {
            "related": "เกี่ยวข้องกับ",
            "adapted": "ปรับมาจาก",
            "cites": "อ้างอิง",
            "part": "ประกอบด้วย",
            "replaces": "ใช้แทน",
        }[self.value]

    @property
    def back_th(self) -> str:
        """Thai name, from the other side."""
        return {
            "related": "เกี่ยวข้องกับ",
            "adapted": "ต้นทางของ",
            "cites": "ถูกอ้างอิงโดย",
            "part": "อยู่ในชุด",
            "replaces": "ถูกแทนโดย",
        }[self.value]
