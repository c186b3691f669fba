"""The register of trainings (ทะเบียนการพัฒนาบุคลากร), as the list on the screen has them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from khum.learning.models import Training
from khum.papers.blocks import Column, Heading, Paper, Paragraph, Row, Section, Table
from khum.papers.values import Align, Orientation

KIND = "training_list"
TITLE = "ทะเบียนการพัฒนาบุคลากร"


def register_paper(found: Iterable[Training], *, organisation: str, today: date) -> Paper:
    """A row a training of the list on the screen (with ``people`` and ``reports``), without anybody's money."""
    rows = tuple(
        Row(
            (
                number,
                training.title,
                training.kind_value.label_th,
                "ภายใน" if training.is_internal else "ภายนอก",
                training.organiser,
                training.starts_on,
                training.ends_on,
                training.days,
                training.people,  # type: ignore[attr-defined]
                training.reports,  # type: ignore[attr-defined]
            )
        )
        for number, training in enumerate(found, start=1)
    )
    columns = (
        Column("ที่", 1.2, Align.CENTER),
        Column("เรื่อง", 6.6),
        Column("ประเภท", 2.3),
        Column("ภายใน/ภายนอก", 2.2),
        Column("ผู้จัด", 4),
        Column("เริ่ม", 2.4),
        Column("สิ้นสุด", 2.4),
        Column("วัน", 1.2, Align.END),
        Column("คน", 1.2, Align.END),
        Column("รายงาน", 1.5, Align.END),
    )
    blocks = (
        Heading(TITLE, in_contents=False, align=Align.CENTER),
        Paragraph(organisation, indent_cm=0, align=Align.CENTER),
        Table(name=TITLE, columns=columns, rows=rows),
    )
    return Paper(
        title=TITLE,
        kind=KIND,
        organisation=organisation,
        dated=today,
        sections=(Section(blocks, orientation=Orientation.LANDSCAPE),),
        keep_whole=(organisation,),
    )
