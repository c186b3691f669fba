"""The register of gifts with their cost (ทะเบียนของรางวัล)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from khum.domain.fiscal_year import FiscalYear
from khum.papers.blocks import Column, Heading, Paper, Paragraph, Row, Section, Table
from khum.papers.values import Align, Orientation, RowKind
from khum.recognition.models import Gift

KIND = "gift_register"
TITLE = "ทะเบียนของรางวัล"


def gifts_paper(rows: Iterable[Gift], total: Decimal, year: FiscalYear, organisation: str, *, today: date) -> Paper:
    """A row a gift and the sum."""
    lines = [
        Row((number, gift.on, gift.award.person.full_name, gift.award.round.title, gift.what, gift.source, gift.cost))
        for number, gift in enumerate(rows, start=1)
    ]
    lines.append(Row(("", None, "รวม", "", "", "", total), kind=RowKind.TOTAL))
    columns = (
        Column("ที่", 1.4, Align.CENTER),
        Column("วันที่", 2.8),
        Column("ผู้ได้รับ", 4.6),
        Column("รางวัล", 5.5),
        Column("สิ่งที่มอบ", 4.4),
        Column("แหล่งเงิน", 3.8),
        Column("บาท", 2.4, Align.END),
    )
    title = f"{TITLE} ปีงบประมาณ พ.ศ. {year.be}"
    blocks = (
        Heading(title, in_contents=False, align=Align.CENTER),
        Paragraph(organisation, indent_cm=0, justify=False, align=Align.CENTER),
        Table(name=TITLE, columns=columns, rows=tuple(lines)),
    )
    return Paper(
        title=title,
        kind=KIND,
        organisation=organisation,
        dated=today,
        sections=(Section(blocks, orientation=Orientation.LANDSCAPE),),
    )
