"""The table of needed knowledge as it is narrowed on the screen (ทะเบียนองค์ความรู้ที่จำเป็น)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from khum.domain.fiscal_year import FiscalYear
from khum.needs.queries.map import Line
from khum.papers.blocks import Column, Heading, Paper, Paragraph, Row, Section, Table
from khum.papers.values import Align, Orientation

KIND = "needs-table"
TITLE = "ทะเบียนองค์ความรู้ที่จำเป็น"


def sheet_paper(found: Iterable[Line], *, year: FiscalYear, organisation: str, today: date) -> Paper:
    """A row a need, greatest risk first."""
    rows = tuple(Row(_cells(place, line)) for place, line in enumerate(found, start=1))
    columns = (
        Column("ที่", 1.4, Align.CENTER),
        Column("สำนัก/กอง", 2.4),
        Column("เป้าหมายของงาน", 3.9),
        Column("ความรู้ที่จำเป็น", 4.6),
        Column("ชนิด", 2.1),
        Column("ความสำคัญ", 1.8, Align.CENTER),
        Column("มี/ขาด", 1.8),
        Column("รูปแบบ", 2.4),
        Column("ผู้มีความรู้", 3.6),
        Column("ความเสี่ยง", 1.8),
    )
    blocks = (
        Heading(TITLE, in_contents=False, align=Align.CENTER),
        Paragraph(f"{organisation} ปีงบประมาณ {year.be}", indent_cm=0, align=Align.CENTER),
        Table(name=TITLE, columns=columns, rows=rows),
    )
    return Paper(
        title=f"{TITLE} ปีงบประมาณ {year.be}",
        kind=KIND,
        organisation=organisation,
        dated=today,
        sections=(Section(blocks, orientation=Orientation.LANDSCAPE),),
        keep_whole=(organisation,),
    )


def _cells(place: int, line: Line) -> tuple[str | int, ...]:
    need = line.need
    return (
        place,
        need.goal.division.name if need.goal.division else "ทั้งหน่วยงาน",
        need.goal.title,
        need.title,
        need.nature_value.label_th,
        need.criticality,
        need.having_value.label_th,
        need.form_value.label_th,
        "\n".join(f"{row.person.full_name} ({row.level_value.label_th})" for row in line.holders) or "ไม่มี",
        line.heat.label_th,
    )
