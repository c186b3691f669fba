"""The figures of a period, and the records behind one, as tables."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from khum.domain.registries import EvidenceRow
from khum.domain.thai_date import long_date
from khum.evaluation.queries.figures import Figure
from khum.evaluation.rules.periods import Period
from khum.papers.blocks import Align, Column, Heading, Orientation, Paper, Paragraph, Row, Section, Table

TITLE = "ผลตัวชี้วัดการจัดการความรู้"


def figures_paper(rows: Iterable[Figure], period: Period, *, organisation: str, today: date) -> Paper:
    """A row a metric, in the order of the screen."""
    columns = (
        Column("รหัส", 1.6),
        Column("ตัวชี้วัด", 5),
        Column("ระดับ", 1.8),
        Column("ผล", 2, Align.END),
        Column("หน่วย", 1.8),
        Column("ตัวตั้ง", 1.8, Align.END),
        Column("ตัวหาร", 1.8, Align.END),
        Column("เป้าหมาย", 3.2),
        Column("สถานะ", 2.6),
        Column("วันที่ตัดสิน", 2.4),
        Column("วิธีคำนวณ", 6),
    )
    lines = tuple(
        Row(
            (
                row.metric.code,
                row.metric.name_th,
                row.metric.level.label_th,
                row.measured.value,
                row.metric.unit,
                row.measured.numerator,
                row.measured.denominator,
                row.judged.target_text,
                row.achievement.label_th,
                row.judged.decided_on,
                row.metric.definition_th,
            )
        )
        for row in rows
    )
    return _paper(TITLE, Table(TITLE, columns, lines), period, organisation, today)


def records_paper(
    figure: Figure, records: Iterable[EvidenceRow], period: Period, *, organisation: str, today: date
) -> Paper:
    """A row a record that the figure counts."""
    columns = (Column("ที่", 1.2, Align.CENTER), Column("รายการ", 9), Column("วันที่", 2.6), Column("รายละเอียด", 8))
    lines = tuple(Row((place, row.label, row.on, row.note)) for place, row in enumerate(records, start=1))
    name = f"{figure.metric.code} {figure.metric.name_th}"
    return _paper(name, Table(name, columns, lines), period, organisation, today)


def _paper(title: str, table: Table, period: Period, organisation: str, today: date) -> Paper:
    as_of = long_date(period.as_of(today))
    blocks = (
        Heading(title, in_contents=False, align=Align.CENTER),
        Paragraph(organisation, indent_cm=0, align=Align.CENTER),
        Paragraph(f"{period.label_th} ปีงบประมาณ {period.year.be} ข้อมูล ณ วันที่ {as_of}", indent_cm=0, align=Align.CENTER),
        table,
    )
    return Paper(
        title=title,
        kind="figures",
        organisation=organisation,
        dated=today,
        sections=(Section(blocks, orientation=Orientation.LANDSCAPE),),
        keep_whole=(organisation,),
    )
