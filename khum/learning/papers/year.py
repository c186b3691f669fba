"""Learning of a year by division, with budget against actual (สรุปการพัฒนาบุคลากร)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from khum.domain.fiscal_year import FiscalYear
from khum.learning.queries.summary import Row as Summed
from khum.papers.blocks import Column, Heading, Paper, Paragraph, Row, Section, Table
from khum.papers.values import Align, Orientation, RowKind

KIND = "training_year"
TITLE = "สรุปการพัฒนาบุคลากร"


def year_paper(rows: Iterable[Summed], total: Summed, year: FiscalYear, organisation: str, *, today: date) -> Paper:
    """A row a division and the sum: people, days, reports, told to colleagues, budget, spent, left."""
    lines = [Row((row.division.name if row.division else "ผู้บริหาร", *_figures(row))) for row in rows]
    lines.append(Row(("รวม", *_figures(total)), kind=RowKind.TOTAL))
    columns = (
        Column("สำนัก/กอง", 5.4),
        Column("คน", 1.6, Align.END),
        Column("ครั้ง", 1.6, Align.END),
        Column("วัน", 1.8, Align.END),
        Column("รายงานแล้ว", 2.2, Align.END),
        Column("แบ่งปันแล้ว", 2.2, Align.END),
        Column("งบประมาณ (บาท)", 3.2, Align.END),
        Column("ใช้จริง (บาท)", 3.2, Align.END),
        Column("คงเหลือ (บาท)", 3.2, Align.END),
    )
    title = f"{TITLE} ปีงบประมาณ พ.ศ. {year.be}"
    blocks = (
        Heading(title, in_contents=False, align=Align.CENTER),
        Paragraph(organisation, indent_cm=0, align=Align.CENTER),
        Table(name=f"สรุป {year.be}", columns=columns, rows=tuple(lines)),
    )
    return Paper(
        title=title,
        kind=KIND,
        organisation=organisation,
        dated=today,
        sections=(Section(blocks, orientation=Orientation.LANDSCAPE),),
        keep_whole=(organisation,),
    )


def _figures(row: Summed) -> tuple[int, int, Decimal, int, int, Decimal | None, Decimal, Decimal | None]:
    return row.people, row.places, row.days, row.reported, row.shared, row.budget, row.spent, row.left
