"""Papers of the information centre and of reach."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from khum.channels.models import CatalogueEntry, InformationRequest
from khum.channels.queries.office import Reach
from khum.channels.rules.centre import Answer, Section
from khum.domain.fiscal_year import FiscalYear
from khum.domain.thai_date import MONTHS_TH_SHORT
from khum.papers.blocks import Bar, Bars, Block, Column, Heading, Paper, Paragraph, Row, Table
from khum.papers.blocks import Section as Pages
from khum.papers.values import Align, Orientation, RowKind

CATALOGUE = "ดัชนีข้อมูลข่าวสาร"
REQUESTS = "ทะเบียนคำขอข้อมูลข่าวสาร"


def catalogue_paper(found: Sequence[tuple[Section, list[CatalogueEntry]]], *, organisation: str, today: date) -> Paper:
    """What lies open, under the eight sections; an empty one says so."""
    rows: list[Row] = []
    for section, entries in found:
        rows.append(Row((section.label_th,), RowKind.GROUP))
        rows += [
            Row((number, entry.title, entry.shelf or ("ในระบบ" if entry.item_id else ""), entry.added_on))
            for number, entry in enumerate(entries, start=1)
        ] or [Row(("", "– ไม่มี –", "", None))]
    columns = (Column("ที่", 1.4, Align.CENTER), Column("เรื่อง", 9), Column("แฟ้ม/ชั้น", 3), Column("วันที่จัดวาง", 2.6))
    return _paper(CATALOGUE, "centre_catalogue", columns, rows, organisation, today, Orientation.PORTRAIT)


def requests_paper(found: Sequence[InformationRequest], *, organisation: str, today: date) -> Paper:
    """The log without names of citizens."""
    rows = [
        Row(
            (
                f"{asked.number}/{asked.year_be}",
                asked.asked_on,
                asked.subject,
                asked.division.name if asked.division else "",
                Answer(asked.answer).label_th if asked.answer else "รอคำตอบ",
                asked.answered_on,
            )
        )
        for asked in found
    ]
    columns = (
        Column("เลขที่", 2.2),
        Column("วันที่ขอ", 2.6),
        Column("เรื่องที่ขอ", 9),
        Column("สำนัก/กอง", 4),
        Column("ผล", 4),
        Column("วันที่ตอบ", 2.6),
    )
    return _paper(REQUESTS, "centre_requests", columns, rows, organisation, today, Orientation.LANDSCAPE)


def reach_paper(rows: Sequence[Reach], year: FiscalYear, *, organisation: str, today: date) -> Paper:
    """Bars of the year by channel, and the months in a table."""
    title = f"การเข้าถึงรายช่องทาง ปีงบประมาณ พ.ศ. {year.be}"
    columns = (
        Column("ช่องทาง", 6),
        *(Column(MONTHS_TH_SHORT[month.month - 1], 1.4, Align.END) for month in year.months),
        Column("รวม", 1.8, Align.END),
    )
    body = [Row((row.channel.name, *row.months, row.all)) for row in rows]
    bars = Bars("จำนวนครั้งในปี", tuple(Bar(row.channel.name, row.all) for row in rows[:20]), unit="ครั้ง")
    return _paper(
        title,
        "channel_reach",
        columns,
        body,
        organisation,
        today,
        Orientation.LANDSCAPE,
        before=(bars,) if rows else (),
    )


def _paper(
    title: str,
    kind: str,
    columns: tuple[Column, ...],
    rows: list[Row],
    organisation: str,
    today: date,
    orientation: Orientation,
    before: tuple[Block, ...] = (),
) -> Paper:
    blocks: tuple[Block, ...] = (
        Heading(title, in_contents=False, align=Align.CENTER),
        Paragraph(organisation, indent_cm=0, align=Align.CENTER),
        *before,
        Table(name=title[:28], columns=columns, rows=tuple(rows)),
    )
    return Paper(
        title=title,
        kind=kind,
        organisation=organisation,
        dated=today,
        sections=(Pages(blocks, orientation=orientation),),
        keep_whole=(organisation,),
    )
