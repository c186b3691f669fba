"""The report of a meeting (รายงานการประชุม, form 11 of the regulation on correspondence)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.timezone import localtime

from khum.domain.thai_date import long_date, weekday_date
from khum.meetings.models import Attendance, Meeting
from khum.meetings.queries.pages import Business
from khum.meetings.rules.states import WITH_MINUTES, MeetingState, Presence
from khum.papers.blocks import (
    Block,
    Heading,
    NumberedList,
    Paper,
    Paragraph,
    Section,
    Signature,
    Signatures,
    Spacer,
)
from khum.papers.values import Align, Span

KIND = "minutes"


def minutes_paper(meeting: Meeting, names: list[Attendance], business: list[Business]) -> Paper:
    """Body, number, when and where; who came, who did not, who took part; the text by วาระ; who wrote it."""
    blocks: tuple[Block, ...] = (
        *_head(meeting),
        *_people(meeting, names),
        *_text(meeting, business),
        *_end(meeting),
    )
    return Paper(
        title=f"รายงานการประชุม {meeting}",
        kind=KIND,
        organisation=meeting.organisation.name,
        dated=localtime(meeting.certified_at or meeting.drafted_at or meeting.starts_at).date(),
        sections=(Section(blocks),),
        keep_whole=(meeting.organisation.name, *(row.name for row in names)),
        mark="" if meeting.state_value in WITH_MINUTES else "ร่าง",
    )


def _head(meeting: Meeting) -> Iterator[Block]:
    yield Heading(f"รายงานการประชุม{_name(meeting)}", in_contents=False, align=Align.CENTER)
    for line in (
        meeting.label,
        f"เมื่อ{weekday_date(_day(meeting.starts_at))}",
        f"ณ {_place(meeting)}",
    ):
        yield Paragraph(line, indent_cm=0, align=Align.CENTER)
    yield Spacer(0.3)


def _people(meeting: Meeting, names: list[Attendance]) -> Iterator[Block]:
    came = [row for row in names if row.presence_value.counts]
    away = [row for row in names if row.presence_value is Presence.ABSENT]
    guests = [line.strip() for line in meeting.guests.splitlines() if line.strip()]
    yield from _listed("ผู้มาประชุม", [_came(row, meeting) for row in came])
    yield from _listed("ผู้ไม่มาประชุม (ถ้ามี)", [_away(row) for row in away])
    yield from _listed("ผู้เข้าร่วมประชุม (ถ้ามี)", guests)


def _listed(title: str, lines: list[str]) -> Iterator[Block]:
    yield Paragraph((Span(title, bold=True),), indent_cm=0)
    if lines:
        yield NumberedList(tuple(lines))
    else:
        yield Paragraph("– ไม่มี –", indent_cm=1.25)


def _came(row: Attendance, meeting: Meeting) -> str:
    role = {meeting.chair_name: " ประธานการประชุม", meeting.secretary_name: " เลขานุการการประชุม"}
    if row.presence_value is Presence.SUBSTITUTE:
        return f"{row.substitute} (แทน {row.name}) {row.title}".strip()
    return f"{row.name} {row.title}{role.get(row.name, '')}".strip()


def _away(row: Attendance) -> str:
    return f"{row.name} {row.title} ({row.reason})" if row.reason else f"{row.name} {row.title}".strip()


def _text(meeting: Meeting, business: list[Business]) -> Iterator[Block]:
    yield Paragraph((Span("เริ่มประชุมเวลา ", bold=True), Span(_clock(meeting.began_at))), indent_cm=0)
    for part in business:
        yield Heading(f"ระเบียบวาระที่ {part.section.value} {part.section.label_th}", level=2)
        if not part.lines:
            yield Paragraph("– ไม่มี –")
        for line in part.lines:
            yield Paragraph((Span(f"{line.number} {line.item.title}", bold=True),), indent_cm=1.25)
            settled = line.item.follows
            if settled is not None and settled.done_on is not None and settled.done_on <= _day(meeting.starts_at):
                yield Paragraph(f"ผลการดำเนินการ: {settled.result}")
            for paragraph in line.item.text.splitlines():
                if paragraph.strip():
                    yield Paragraph(paragraph.strip())
            for resolution in line.resolutions:
                yield Paragraph(_resolved(resolution.text, _asked(resolution.owner, resolution.due_on)), indent_cm=1.25)


def _resolved(text: str, asked: str) -> tuple[Span, ...]:
    return (Span("มติที่ประชุม ", bold=True), Span(f"{text}{asked}"))


def _asked(owner: object, due_on: date | None) -> str:
    said = f" ผู้รับผิดชอบ: {owner}" if owner else ""
    return f"{said} ภายในวันที่ {long_date(due_on)}" if due_on else said


def _end(meeting: Meeting) -> Iterator[Block]:
    yield Paragraph((Span("เลิกประชุมเวลา ", bold=True), Span(_clock(meeting.ended_at))), indent_cm=0, keep_next=True)
    yield Spacer(0.6)
    writer = Signature(meeting.secretary_name, f"{meeting.secretary_title} ผู้จดรายงานการประชุม")
    later = meeting.certified_in
    if meeting.state_value is not MeetingState.CERTIFIED or later is None:
        checker = Signature(meeting.chair_name, f"{meeting.chair_title} ผู้ตรวจรายงานการประชุม")
        yield Signatures((writer, checker), across=2)
        return
    words = f" โดยมีการแก้ไข ดังนี้ {meeting.corrections}" if meeting.corrections else ""
    yield Paragraph(
        f"ที่ประชุม{_name(later)} {later.label} เมื่อวันที่ {long_date(_day(later.starts_at))} รับรองรายงานการประชุมนี้แล้ว{words}",
        keep_next=True,
    )
    signed_on = localtime(meeting.certified_at).date() if meeting.certified_at else None
    chair = Signature(meeting.certified_name, f"{meeting.certified_title} ประธานการประชุม", signed_on=signed_on)
    yield Signatures((writer, chair), across=2)


def _name(meeting: Meeting) -> str:
    return meeting.name.removeprefix("การประชุม").removeprefix("ประชุม")


def _place(meeting: Meeting) -> str:
    name = meeting.organisation.name
    return meeting.place if name in meeting.place else f"{meeting.place} {name}"


def _day(moment: datetime) -> date:
    return localtime(moment).date()


def _clock(moment: datetime | None) -> str:
    return f"{localtime(moment):%H.%M} น." if moment else "..................... น."
