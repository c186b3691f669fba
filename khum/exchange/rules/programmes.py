"""Programmes between people: what each kind asks for at its beginning and end, and who signs (rows 61–66, 88)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of programmes; all go from plan to sessions to output to follow-up."""

    MENTORING = "mentoring"
    ROTATION = "rotation"
    SECONDMENT = "secondment"
    TEAM = "team"
    CIRCLE = "circle"
    INNOVATION = "innovation"

    @property
    def shape(self) -> Shape:
        """What the kind asks for."""
        return SHAPES[self]

    @property
    def label_th(self) -> str:
        """Thai name."""
        return self.shape.label_th


class State(StrEnum):
    """Where a programme is; ``done`` waits for its follow-up."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    CLOSED = "closed"
    DROPPED = "dropped"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "planned": "วางแผนแล้ว",
            "running": "กำลังดำเนินการ",
            "done": "ได้ผลแล้ว รอติดตาม",
            "closed": "ติดตามผลแล้ว",
            "dropped": "ยุติ",
        }[self.value]

    @property
    def tone(self) -> str:
        """Class of its pill."""
        return {"planned": "soft", "running": "info", "done": "warn", "closed": "ok", "dropped": "soft"}[self.value]

    @property
    def is_under_way(self) -> bool:
        """Whether sessions may be added."""
        return self in {State.PLANNED, State.RUNNING}


MOVES: dict[State, frozenset[State]] = {
    State.PLANNED: frozenset({State.RUNNING, State.DROPPED}),
    State.RUNNING: frozenset({State.DONE, State.DROPPED}),
    State.DONE: frozenset({State.CLOSED}),
    State.CLOSED: frozenset(),
    State.DROPPED: frozenset(),
}
"""The only moves there are; the first session makes a plan run."""


def may_move(state: State, to: State) -> bool:
    """Whether the way leads there."""
    return to in MOVES[state]


class Role(StrEnum):
    """What a person is in a programme."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    MOVER = "mover"
    LEADER = "leader"
    MEMBER = "member"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "mentor": "พี่เลี้ยง",
            "mentee": "ผู้รับการสอนงาน",
            "mover": "ผู้สับเปลี่ยนหรือไปปฏิบัติงาน",
            "leader": "หัวหน้าทีม/เจ้าของเรื่อง",
            "member": "สมาชิก",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Text:
    """Something that the kind wants told; ``at_end`` with the output, otherwise with the plan."""

    code: str
    label_th: str
    hint_th: str = ""
    at_end: bool = False
    is_required: bool = True


@dataclass(frozen=True, slots=True)
class Shape:
    """What a kind asks for. ``first``: role of the first person; ``rest``: role of the others, or None.

    ``signs``: role of who confirms the output; ``has_numbers``: before and after; ``wants_order``: an order number;
    ``is_private``: what was said in sessions stays between the people, their heads and HR.
    """

    label_th: str
    plain_th: str
    icon: str
    first: Role
    rest: Role | None
    texts: tuple[Text, ...]
    signs: Role
    fewest_people: int = 1
    fewest_divisions: int = 1
    fewest_sessions: int = 1
    wants_order: bool = False
    has_numbers: bool = False
    is_private: bool = False
    may_claim: bool = False


_GOAL = Text("goal", "เป้าหมาย", "เมื่อจบแล้ว ใครทำอะไรได้ที่ไม่เคยทำได้")
_LEARNED = Text("learned", "สิ่งที่ข้าพเจ้าได้เรียนรู้", "เล่าสามเรื่องที่นำกลับมาใช้ได้", at_end=True)
_SHEET = Text("sheet", "ใบส่งมอบงาน", "งานที่ทำไว้ งานค้าง แฟ้มอยู่ที่ใด ใครทำต่อ", at_end=True)

SHAPES: dict[Kind, Shape] = {
    Kind.MENTORING: Shape(
        "พี่เลี้ยงสอนงาน",
        "ผู้รู้หนึ่งคนสอนงานผู้เรียนหนึ่งคน มีเป้าหมาย มีบันทึกทุกครั้ง และผู้เรียนยืนยันว่าทำได้",
        "people",
        Role.MENTOR,
        Role.MENTEE,
        (_GOAL, Text("passed", "ความรู้ที่ถ่ายทอดแล้ว", "เรื่องที่ผู้เรียนทำเองได้แล้ว", at_end=True)),
        signs=Role.MENTEE,
        fewest_people=2,
        fewest_sessions=2,
        is_private=True,
    ),
    Kind.ROTATION: Shape(
        "สับเปลี่ยนงาน",
        "ไปทำอีกงานหนึ่งตามคำสั่ง แล้วเล่าสิ่งที่ได้เรียนรู้และส่งมอบงาน",
        "right",
        Role.MOVER,
        None,
        (Text("to", "ไปทำงานใด ที่สำนัก/กองใด"), _GOAL, _LEARNED, _SHEET),
        signs=Role.MOVER,
        wants_order=True,
    ),
    Kind.SECONDMENT: Shape(
        "ไปช่วยราชการ (ยืมตัว)",
        "ไปปฏิบัติงานที่หน่วยงานอื่นตามคำสั่ง แล้วรายงานเมื่อกลับ",
        "right",
        Role.MOVER,
        None,
        (Text("to", "ไปที่หน่วยงานใด ทำเรื่องใด"), _GOAL, _LEARNED, _SHEET),
        signs=Role.MOVER,
        wants_order=True,
    ),
    Kind.TEAM: Shape(
        "ทีมข้ามสายงาน",
        "คนจากสองสำนัก/กองขึ้นไปทำเรื่องเดียวกันให้สำเร็จในเวลาที่กำหนด",
        "people",
        Role.LEADER,
        Role.MEMBER,
        (_GOAL, Text("outputs", "ผลงานของทีม", at_end=True)),
        signs=Role.LEADER,
        fewest_people=2,
        fewest_divisions=2,
    ),
    Kind.CIRCLE: Shape(
        "กลุ่มคุณภาพและนวัตกรรม (IQC)",
        "กลุ่มเล็กหยิบปัญหาหนึ่งเรื่อง หาสาเหตุ ลองแก้ วัดก่อนและหลัง แล้วทำเป็นมาตรฐาน",
        "settings",
        Role.LEADER,
        Role.MEMBER,
        (
            Text("problem", "ปัญหา", "เรื่องเดียว วัดได้ เช่น ออกใบอนุญาตใช้เวลานาน"),
            Text("cause", "สาเหตุ", "ถามว่า “ทำไม” ซ้ำจนถึงต้นเหตุ", at_end=True),
            Text("countermeasure", "วิธีแก้ที่ใช้", at_end=True),
        ),
        signs=Role.LEADER,
        fewest_people=2,
        has_numbers=True,
        may_claim=True,
    ),
    Kind.INNOVATION: Shape(
        "นวัตกรรมและการทดลองวิธีใหม่",
        "ความคิดใหม่หรือวิธีของที่อื่น ลองใช้จริงในวงเล็ก แล้วตัดสินว่าจะใช้ต่อหรือไม่ พร้อมเหตุผล",
        "plus",
        Role.LEADER,
        Role.MEMBER,
        (
            Text("idea", "ความคิดหรือวิธีใหม่"),
            Text("source", "มาจากที่ใด", "ถ้าเป็นวิธีของที่อื่น ระบุหน่วยงานหรือแหล่งที่พบ", is_required=False),
            Text("local", "ปรับให้เข้ากับเราอย่างไร", is_required=False),
            Text("result", "ผลการทดลอง", at_end=True),
        ),
        signs=Role.LEADER,
        has_numbers=True,
        may_claim=True,
    ),
}
"""The shape of each kind."""


def lacking(kind: Kind, *, people: int, divisions: int) -> str:
    """What a plan still lacks, in Thai, or nothing."""
    shape = kind.shape
    if people < shape.fewest_people:
        return f"{shape.label_th}ต้องมีอย่างน้อย {shape.fewest_people} คน"
    if divisions < shape.fewest_divisions:
        return f"{shape.label_th}ต้องมีคนจากอย่างน้อย {shape.fewest_divisions} สำนัก/กอง"
    return ""
