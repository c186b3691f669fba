"""The list of names to sign at the door (ใบลงทะเบียนผู้เข้าร่วมประชุม)."""

from __future__ import annotations

from django.utils.timezone import localtime

from khum.domain.thai_date import weekday_date
from khum.meetings.models import Attendance, Meeting
from khum.meetings.rules.states import How, Presence
from khum.papers.blocks import Column, Heading, Paper, Paragraph, Row, Section, Table
from khum.papers.values import Align

KIND = "names"


def sheet_paper(meeting: Meeting, names: list[Attendance]) -> Paper:
    """Everybody who was called, with room to sign; who signed in by the code is printed as such."""
    start = localtime(meeting.starts_at)
    when = weekday_date(start.date())
    rows = tuple(
        Row((place, row.name, row.title, row.division_name, _noted(row))) for place, row in enumerate(names, start=1)
    )
    blocks = (
        Heading("ใบลงทะเบียนผู้เข้าร่วมประชุม", in_contents=False, align=Align.CENTER),
        Paragraph(str(meeting), indent_cm=0, align=Align.CENTER),
        Paragraph(f"{when} เวลา {start:%H.%M} น. ณ {meeting.place}", indent_cm=0, align=Align.CENTER),
        Table(
            name="รายชื่อผู้เข้าร่วมประชุม",
            columns=(
                Column("ที่", 1.4, Align.CENTER),
                Column("ชื่อ–สกุล", 4.6),
                Column("ตำแหน่ง", 4.2),
                Column("สังกัด", 2.8),
                Column("ลายมือชื่อ", 3),
            ),
            rows=rows,
        ),
    )
    return Paper(
        title=f"ใบลงทะเบียน {meeting}",
        kind=KIND,
        organisation=meeting.organisation.name,
        dated=start.date(),
        sections=(Section(blocks),),
        keep_whole=tuple(row.name for row in names),
    )


def _noted(row: Attendance) -> str:
    if row.how == How.QR:
        return "ลงชื่อในระบบ"
    if row.presence_value is Presence.SUBSTITUTE:
        return f"แทนโดย {row.substitute}"
    return row.presence_value.label_th if row.presence_value is Presence.ABSENT else ""
