"""The hand-over sheet (ใบส่งมอบงาน): the interview, days side by side, what waits, both signatures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from khum.domain.thai_date import long_date
from khum.exchange.models import HandOver
from khum.exchange.queries.handing import PartLine, Waiting
from khum.papers.blocks import (
    Block,
    Column,
    Heading,
    KeyValues,
    NumberedList,
    Paper,
    Paragraph,
    Row,
    Section,
    Signature,
    Signatures,
    Spacer,
    Table,
)
from khum.papers.values import Align

KIND = "hand-over-sheet"
TITLE = "ใบส่งมอบงานและความรู้"


def sheet_paper(found: HandOver, lines: Iterable[PartLine], waiting: Waiting, *, today: date) -> Paper:
    """What the successor keeps: everything that was told, in the order of the interview."""
    organisation = found.organisation.name
    blocks = (*_head(found), *_told(lines), *_days(found), *_waiting(waiting), Spacer(0.8), _signatures(found))
    names = {found.departure.person.full_name, found.successor.full_name if found.successor else ""}
    return Paper(
        title=f"{TITLE} {found.departure.person.full_name}",
        kind=KIND,
        organisation=organisation,
        dated=found.signed_on or today,
        sections=(Section(blocks),),
        keep_whole=(organisation, *sorted(name for name in names if name)),
    )


def _head(found: HandOver) -> Iterator[Block]:
    departure = found.departure
    yield Heading(TITLE, in_contents=False, align=Align.CENTER)
    yield Paragraph(found.organisation.name, indent_cm=0, align=Align.CENTER)
    yield KeyValues(
        (
            ("ผู้ส่งมอบ", departure.person.full_name),
            ("ตำแหน่ง", str(departure.position or "–")),
            ("เหตุที่พ้นจากงาน", departure.kind_value.label_th),
            ("วันสุดท้าย", long_date(departure.leaves_on)),
            ("ผู้รับช่วง", found.successor.full_name if found.successor else "ยังไม่ได้กำหนด"),
            ("ตำแหน่งที่รับงานต่อ", str(found.position or departure.position or "–")),
        )
    )


def _told(lines: Iterable[PartLine]) -> Iterator[Block]:
    for place, line in enumerate(lines, start=1):
        yield Heading(f"{place}. {line.part.title_th}", level=2, in_contents=False)
        if not line.said:
            yield Paragraph("ยังไม่ได้บันทึก")
        for question, text in line.said:
            yield Paragraph(question.text_th, indent_cm=0)
            for paragraph in filter(None, (part.strip() for part in text.splitlines())):
                yield Paragraph(paragraph, indent_cm=1)


def _days(found: HandOver) -> Iterator[Block]:
    days = list(found.shadow_days.order_by("on", "pk"))
    if not days:
        return
    yield Heading("การทำงานคู่กัน", level=2, in_contents=False)
    columns = (Column("วันที่", 3), Column("งานที่ทำ", 6), Column("ผู้รับช่วง", 3.2), Column("สิ่งที่เข้าใจเพิ่ม", 4.3))
    rows = tuple(Row((day.on, day.work, day.stage_value.label_th, day.learned or "–")) for day in days)
    yield Table(name="การทำงานคู่กัน", columns=columns, rows=rows)


def _waiting(waiting: Waiting) -> Iterator[Block]:
    lines = [f"ความรู้ในคลัง: {item.title}" for item in waiting.items]
    lines += [f"องค์ความรู้ที่จำเป็น: {row.need.title} ({row.level_value.label_th})" for row in waiting.held]
    lines += [f"เรื่องที่ต้องเรียนรู้ต่อ: {row.need.title}" for row in waiting.learning]
    lines += [f"ต้องมีคำสั่งแต่งตั้งผู้อื่นแทน: {name}" for name in waiting.named]
    if lines:
        yield Heading("สิ่งที่อยู่ในความรับผิดชอบ", level=2, in_contents=False)
        yield NumberedList(tuple(lines))


def _signatures(found: HandOver) -> Signatures:
    departure = found.departure
    post = str(departure.position or "")
    is_handed = found.handed_on is not None
    leaver = Signature(departure.person.full_name, post, "ผู้ส่งมอบ", signed_on=found.handed_on, dotted_date=not is_handed)
    name = found.signed_name or (found.successor.full_name if found.successor else "")
    taker = Signature(
        name, found.signed_title, "ผู้รับมอบ", signed_on=found.signed_on, dotted_date=found.signed_on is None
    )
    return Signatures((leaver, taker), across=2)
