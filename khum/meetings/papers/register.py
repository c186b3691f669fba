"""The register of resolutions (ทะเบียนมติที่ประชุม): who was asked what, until when, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from khum.domain.thai_date import day_of
from khum.meetings.models import Resolution
from khum.papers.blocks import Column, Heading, Paper, Paragraph, Row, Section, Table
from khum.papers.values import Align, Orientation

KIND = "resolutions"
TITLE = "ทะเบียนมติที่ประชุม"


def register_paper(found: Iterable[Resolution], *, organisation: str, today: date) -> Paper:
    """A row a resolution, in the order of the list on the screen."""
    rows = tuple(
        Row(
            (
                place,
                str(resolution.meeting),
                day_of(resolution.meeting.starts_at),
                resolution.text,
                resolution.owner.title if resolution.owner else "",
                resolution.due_on,
                resolution.result,
                resolution.done_on,
            )
        )
        for place, resolution in enumerate(found, start=1)
    )
    columns = (
        Column("ที่", 1.4, Align.CENTER),
        Column("การประชุม", 3.8),
        Column("วันที่ประชุม", 2.6),
        Column("มติ", 6),
        Column("ผู้รับผิดชอบ", 3.6),
        Column("กำหนด", 2.6),
        Column("ผลการดำเนินการ", 3.6),
        Column("วันที่รายงานผล", 2.6),
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
