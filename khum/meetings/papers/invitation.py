"""The call to a meeting, as an internal memo with the agenda (บันทึกข้อความ, form 29)."""

from __future__ import annotations

from django.utils.timezone import localtime

from khum.domain.thai_date import weekday_date
from khum.meetings.models import Meeting
from khum.meetings.queries.pages import Business
from khum.papers.blocks import (
    Block,
    Heading,
    MemoHead,
    NumberedList,
    PageBreak,
    Paper,
    Paragraph,
    Section,
    Signature,
    Signatures,
)
from khum.papers.values import Align, Picture

KIND = "invitation"


def invitation_paper(
    meeting: Meeting, names: list[str], business: list[Business], *, emblem: Picture | None = None
) -> Paper:
    """Who is asked to come when and where, then the agenda on its own page."""
    start, end = localtime(meeting.starts_at), localtime(meeting.ends_at)
    called_on = localtime(meeting.called_at).date() if meeting.called_at else start.date()
    agency = meeting.series.division.name if meeting.series.division else meeting.organisation.name
    blocks: tuple[Block, ...] = (
        MemoHead(
            agency=agency,
            number=meeting.reference,
            dated=called_on,
            subject=f"เชิญประชุม{_name(meeting)} {meeting.label}",
            to="ผู้เข้าร่วมประชุมตามรายชื่อแนบท้าย",
            emblem=emblem,
        ),
        Paragraph(
            f"ด้วย {meeting.organisation.name} กำหนดจัดการประชุม{_name(meeting)} {meeting.label} ใน"
            f"{weekday_date(start.date())} เวลา {start:%H.%M} – {end:%H.%M} น. ณ {meeting.place} "
            "โดยมีระเบียบวาระการประชุมตามที่แนบมาพร้อมนี้"
        ),
        Paragraph("จึงเรียนมาเพื่อโปรดเข้าร่วมประชุมตามวัน เวลา และสถานที่ดังกล่าว หากติดภารกิจโปรดแจ้งเหตุผลล่วงหน้า", keep_next=True),
        Signatures((Signature(meeting.called_name, meeting.called_title),)),
        PageBreak(),
        *_agenda(meeting, business),
        Heading("รายชื่อผู้เข้าร่วมประชุม", level=2),
        NumberedList(tuple(names) or ("–",)),
    )
    return Paper(
        title=f"เชิญประชุม {meeting}",
        kind=KIND,
        organisation=meeting.organisation.name,
        dated=called_on,
        sections=(Section(blocks),),
        keep_whole=(meeting.organisation.name, *names),
        mark="" if meeting.called_at else "ร่าง",
    )


def _agenda(meeting: Meeting, business: list[Business]) -> tuple[Block, ...]:
    found: list[Block] = [
        Heading(f"ระเบียบวาระการประชุม{_name(meeting)}", in_contents=False, align=Align.CENTER),
        Paragraph(meeting.label, indent_cm=0, align=Align.CENTER),
    ]
    for part in business:
        found.append(Heading(f"ระเบียบวาระที่ {part.section.value} {part.section.label_th}", level=2))
        found += [Paragraph(f"{line.number} {line.item.title}", indent_cm=1.25) for line in part.lines] or [
            Paragraph("– ไม่มี –", indent_cm=1.25)
        ]
    return tuple(found)


def _name(meeting: Meeting) -> str:
    return meeting.name.removeprefix("การประชุม").removeprefix("ประชุม")
