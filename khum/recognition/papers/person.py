"""What recognises a person in a year (บันทึกการยกย่อง), for the appraisal file: both sides of uses, thanks, awards."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from khum.papers.blocks import Block, Column, Heading, Paper, Paragraph, Row, Section, Table
from khum.papers.values import Align, Value
from khum.recognition.queries.pages import PersonYear

KIND = "recognition_person"
TITLE = "บันทึกการยกย่องรายบุคคล"


def person_paper(record: PersonYear, *, today: date) -> Paper:
    """Awards, confirmed uses by the person and of the person's writing, thanks; without any total to rank by."""
    office = record.person.organisation
    blocks: list[Block] = [
        Heading(TITLE, in_contents=False, align=Align.CENTER),
        Paragraph(
            f"{record.person.full_name} ปีงบประมาณ พ.ศ. {record.year.be}", indent_cm=0, justify=False, align=Align.CENTER
        ),
        Paragraph(office.name, indent_cm=0, justify=False, align=Align.CENTER),
    ]
    awards = [(said.thing.on, _joined(said.thing.round.title, said.thing.reason), said.value) for said in record.awards]
    blocks += _table("รางวัล", "รางวัลและเหตุผล", "ค่านิยม", awards)
    used = [(use.on, _joined(str(use.item), use.case, use.result), use.confirmed_name) for use in record.used]
    blocks += _table("นำความรู้ไปใช้ (หัวหน้ายืนยันแล้ว)", "เรื่องและผล", "ผู้ยืนยัน", used)
    helped = [(use.on, _joined(str(use.item), use.case, use.result), use.person.full_name) for use in record.helped]
    blocks += _table("ความรู้ที่เขียนมีผู้นำไปใช้", "เรื่องและผล", "ผู้นำไปใช้", helped)
    thanks = [(said.thing.on, said.thing.words, said.thing.giver.full_name) for said in record.thanks]
    blocks += _table("คำขอบคุณที่ได้รับ", "คำขอบคุณ", "จาก", thanks)
    return Paper(
        title=f"{TITLE} {record.person.full_name}",
        kind=KIND,
        organisation=office.name,
        dated=today,
        sections=(Section(tuple(blocks)),),
        keep_whole=(office.name, record.person.full_name),
    )


def _table(title: str, what: str, who: str, rows: Iterable[tuple[Value, ...]]) -> list[Block]:
    found = tuple(Row((number, *cells)) for number, cells in enumerate(rows, start=1))
    head = Heading(title, level=2)
    if not found:
        return [head, Paragraph("– ไม่มี –")]
    columns = (Column("ที่", 1.4, Align.CENTER), Column("วันที่", 2.8), Column(what, 7.8), Column(who, 4))
    return [head, Table(name=title, columns=columns, rows=found)]


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
