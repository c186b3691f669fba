"""The identification form (แบบบ่งชี้ความรู้, row 41): goal → knowledge → have or gap → form → where → who must learn."""

from __future__ import annotations

from datetime import date
from typing import Any

from khum.needs.models import NeedsDocument
from khum.needs.papers.parts import FORMS, HAVINGS, NATURES, approval, frame, held_by, kept_in, strategy_tables
from khum.papers.blocks import Block, Column, Heading, Paper, Paragraph, Row, Section
from khum.papers.values import Align, Orientation

KIND = "knowledge-identification"
TITLE = "แบบบ่งชี้ความรู้"


def identification_paper(
    content: dict[str, Any], document: NeedsDocument | None, *, signing_post: str, today: date
) -> Paper:
    """One table that a committee reads across a table."""
    blocks: tuple[Block, ...] = (
        Heading(TITLE, in_contents=False, align=Align.CENTER),
        Paragraph(f"{content['organisation']} ประจำปีงบประมาณ พ.ศ. {content['year']}", indent_cm=0, align=Align.CENTER),
        *strategy_tables(content, TITLE, _COLUMNS, _row),
        *approval(document, signing_post),
    )
    sections = (Section(blocks, orientation=Orientation.LANDSCAPE),)
    return frame(content, document, kind=KIND, title=TITLE, sections=sections, today=today)


_COLUMNS = (
    Column("ที่", 1.4, Align.CENTER),
    Column("เป้าหมายของงาน", 3.8),
    Column("ต้องรู้อะไร", 4.4),
    Column("มี/ขาด", 1.9),
    Column("ชนิดและรูปแบบ", 3),
    Column("อยู่ที่ใคร", 3.8),
    Column("อยู่ที่ไหน", 3.2),
    Column("ผู้ที่ต้องเรียนรู้", 2.8),
    Column("เครื่องมือ", 2.8),
)


def _row(place: int, goal: dict[str, Any], need: dict[str, Any] | None) -> Row:
    words = f"{goal['title']} ({goal['division']})" if goal["division"] else goal["title"]
    if need is None:
        return Row((place, words, "ยังไม่ได้ระบุ", "", "", "", "", "", ""))
    return Row(
        (
            place,
            words,
            need["title"],
            HAVINGS[need["having"]],
            f"{NATURES[need['nature']]}\n{FORMS[need['form']]}",
            held_by(need),
            kept_in(need),
            "\n".join(need["learners"]) or "–",
            "\n".join(need["tools"]) or "–",
        )
    )
