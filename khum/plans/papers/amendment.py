"""The part of an amended plan that says what the amendment changed: the old words beside the new ones."""

from __future__ import annotations

from difflib import SequenceMatcher

from khum.papers.blocks import Block, Column, Heading, Paragraph, Row, Table
from khum.papers.values import Align, Value
from khum.plans.papers.particulars import Particulars
from khum.plans.rules.content import PlanContent
from khum.plans.rules.differences import differences

COLUMNS = (
    Column("ลำดับ", 1.4, Align.CENTER),
    Column("รายการ", 4.0),
    Column("ข้อความเดิม", 5.3),
    Column("แก้ไขเป็น", 5.3),
)


def amendment_part(before: PlanContent, after: PlanContent, particulars: Particulars) -> list[Block]:
    """Reason and table of the changes; a place where nothing stood, or stands, has a dash."""
    blocks: list[Block] = [Heading(f"การแก้ไขแผน ครั้งที่ {particulars.amendment}")]
    if particulars.amendment_reason:
        blocks.append(Paragraph(f"เหตุผลของการแก้ไข : {particulars.amendment_reason}"))
    rows = []
    for number, difference in enumerate(differences(before, after), start=1):
        old, new = changed_lines(difference.before, difference.after)
        rows.append(Row((number, (difference.place, difference.field), old or "–", new or "–")))
    if not rows:
        return [*blocks, Paragraph("การแก้ไขครั้งนี้ไม่เปลี่ยนข้อความของแผน", justify=False)]
    return [*blocks, Table(f"การแก้ไขครั้งที่ {particulars.amendment}", COLUMNS, tuple(rows))]


def changed_lines(before: str, after: str) -> tuple[Value, Value]:
    """Of two texts the lines that differ, with … for each stretch of lines that stayed."""
    old, new = before.splitlines(), after.splitlines()
    left: list[str] = []
    right: list[str] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for side, lines in ((left, old[i:j]), (right, new[k:m])):
            side += ["…"] if tag == "equal" else lines
    return tuple(left) or None, tuple(right) or None
