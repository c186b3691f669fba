"""The record of a forum (ใบบันทึกเวทีแลกเปลี่ยนเรียนรู้): stories, points, cores, the river, who exchanges with whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from khum.forums.models import Story
from khum.forums.queries.papers import Content
from khum.papers.blocks import (
    Bar,
    Bars,
    Block,
    Column,
    Heading,
    KeyValues,
    NumberedList,
    Paper,
    Paragraph,
    Row,
    Section,
    Signature,
    Signatures,
    Spacer,
    Table,
)
from khum.papers.values import Align

KIND = "forum-record"
TITLE = "บันทึกเวทีแลกเปลี่ยนเรียนรู้"


def forum_paper(content: Content, *, organisation: str, today: date) -> Paper:
    """One paper that the people of the forum recognise: their words, with their names."""
    forum = content.forum
    is_final = forum.closed_on is not None
    blocks = (
        *_head(content, organisation),
        *_stories(content),
        *_cores(content),
        *_river(content),
        *_invitations(content),
        *_end(content),
    )
    names = {row.person.full_name for row in content.people}
    return Paper(
        title=f"{TITLE} {forum.topic}"[:150],
        kind=KIND,
        organisation=organisation,
        dated=forum.closed_on or today,
        sections=(Section(tuple(blocks)),),
        keep_whole=(organisation, *sorted(names)),
        mark="" if is_final else "ร่าง",
    )


def _head(content: Content, organisation: str) -> Iterator[Block]:
    forum = content.forum
    came = [row.person.full_name for row in content.people if row.came]
    yield Heading(TITLE, in_contents=False, align=Align.CENTER)
    yield Paragraph(organisation, indent_cm=0, align=Align.CENTER)
    rows: list[tuple[str, str | date]] = [
        ("เรื่อง", forum.topic),
        ("วันที่", forum.on),
        ("สถานที่", forum.place or "–"),
        ("ปัญหาของงาน", forum.problem),
        ("ผู้นำวง", forum.facilitator.full_name if forum.facilitator else "–"),
        ("ผู้เข้าร่วม", f"{len(came)} คน: {', '.join(came)}" if came else "ยังไม่ได้บันทึก"),
    ]
    yield KeyValues(tuple(rows), label_cm=3)


def _stories(content: Content) -> Iterator[Block]:
    yield Heading("เรื่องเล่าและขุมความรู้", level=2, in_contents=False)
    if not content.stories:
        yield Paragraph("ยังไม่มีเรื่องเล่า")
    for number, story in enumerate(content.stories, start=1):
        yield Heading(f"เรื่องที่ {number} {story.title}", level=3, in_contents=False)
        yield from _story(story)


def _story(story: Story) -> Iterator[Block]:
    note_taker = story.note_taker.full_name if story.note_taker else "–"
    yield KeyValues(
        (
            ("ผู้เล่า", story.teller.full_name),
            ("ผู้จดบันทึก", note_taker),
            ("บริบท", story.context),
            ("สิ่งที่ทำ", story.done),
            ("เหตุผลที่ตัดสินใจ", story.why),
            ("ผลที่เกิดขึ้น", story.result),
        ),
        label_cm=3.6,
    )
    points = [
        f"{point.text}{f' “{point.quote}”' if point.quote else ''} ({point.teller.full_name})"
        for point in story.seen  # type: ignore[attr-defined]
        if point.agreed_on is not None
    ]
    if points:
        yield Paragraph("ขุมความรู้ที่ผู้เล่าตรวจทานแล้ว", indent_cm=0, keep_next=True)
        yield NumberedList(tuple(points))
    if not story.is_agreed:
        yield Paragraph("(ผู้เล่ายังไม่ได้ตรวจทานเรื่องนี้)", indent_cm=0)


def _cores(content: Content) -> Iterator[Block]:
    if not content.cores:
        return
    yield Spacer(0.3)
    rows = []
    for number, core in enumerate(content.cores, start=1):
        points = [f"– {point.text} ({point.teller.full_name}, “{point.story.title}”)" for point in core.seen]  # type: ignore[attr-defined]
        rows.append(Row((number, f"{core.title}\n{core.meaning}".strip(), "\n".join(points) or "–")))
    columns = (Column("ที่", 1.4, Align.CENTER), Column("แก่นความรู้", 5.2), Column("มาจากขุมความรู้และเรื่องเล่า", 9.4))
    yield Heading("แก่นความรู้", level=2, in_contents=False)
    yield Table(name="แก่นความรู้", columns=columns, rows=tuple(rows))


def _river(content: Content) -> Iterator[Block]:
    """The river as bars (the span of each core is in the table): blocks of papers draw bars, not rivers."""
    river = content.river
    if river.drawing is None:
        return
    yield Heading("ธารปัญญา", level=2, in_contents=False)
    bars = []
    for line in river.lines:
        found = [cell for cell in line.cells if cell is not None]
        if found:
            mean = sum(cell.now for cell in found) / len(found)
            aim = sum(cell.target for cell in found) / len(found)
            bars.append(Bar(f"{line.number}. {line.core.title}", round(mean, 1), round(aim, 1)))
    yield Bars("ระดับปัจจุบันเฉลี่ยของทุกกลุ่ม เทียบกับเป้าหมาย (1–5)", tuple(bars))
    width = (16 - 5.4) / max(1, len(river.groups) + 1)
    columns = (
        Column("แก่นความรู้", 5.4),
        *(Column(f"{letter} {group.name}", width, Align.CENTER) for letter, group in river.groups),
        Column("ต่ำ–สูง", width, Align.CENTER),
    )
    rows = []
    for line in river.lines:
        levels = [cell.now for cell in line.cells if cell is not None]
        cells = [f"{cell.now} → {cell.target}" if cell else "–" for cell in line.cells]
        span = f"{min(levels)}–{max(levels)}" if levels else "–"
        rows.append(Row((f"{line.number}. {line.core.title}", *cells, span)))
    yield Spacer(0.2)
    yield Table(name="ธารปัญญา", columns=columns, rows=tuple(rows))


def _invitations(content: Content) -> Iterator[Block]:
    if not content.invitations:
        return
    columns = (
        Column("ที่", 1.4, Align.CENTER),
        Column("แก่นความรู้", 4.6),
        Column("กลุ่มใฝ่รู้", 2.8),
        Column("กลุ่มพร้อมให้", 2.8),
        Column("ผล", 4.4),
    )
    rows = []
    for number, row in enumerate(content.invitations, start=1):
        words = row.state_value.label_th
        if row.exchanged:
            words = f"{words}\n{row.exchanged}"
        elif row.reason:
            words = f"{words}\n{row.reason}"
        elif row.meet_where:
            words = f"{words}\n{row.meet_where}"
        rows.append(Row((number, row.core.title, row.taker.name, row.giver.name, words)))
    yield Heading("บันไดแลกเปลี่ยน", level=2, in_contents=False)
    yield Table(name="บันไดแลกเปลี่ยน", columns=columns, rows=tuple(rows))


def _end(content: Content) -> Iterator[Block]:
    forum = content.forum
    if forum.outcome:
        yield Heading("สรุปผลของเวที", level=2, in_contents=False)
        yield Paragraph(forum.outcome)
    yield Spacer(0.6)
    name = forum.facilitator.full_name if forum.facilitator else ""
    yield Signatures((Signature(name, "ผู้นำวง", signed_on=forum.closed_on, dotted_date=forum.closed_on is None),))
