"""The essential-knowledge document (เอกสารแสดงองค์ความรู้ที่จำเป็นต่อการปฏิบัติราชการ, row 119)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from khum.needs.models import NeedsDocument
from khum.needs.papers.parts import NATURES, approval, frame, heat_words, held_by, kept_in, strategy_tables
from khum.needs.queries.document import counts
from khum.papers.blocks import Block, Column, Heading, NumberedList, Paper, Paragraph, Row, Section
from khum.papers.values import Align, Orientation

KIND = "essential-knowledge"
TITLE = "เอกสารแสดงองค์ความรู้ที่จำเป็นต่อการปฏิบัติราชการตามประเด็นยุทธศาสตร์"


def essential_paper(
    content: dict[str, Any], document: NeedsDocument | None, *, signing_post: str, today: date
) -> Paper:
    """What it is for and what it says in numbers, then every strategy with its goals, knowledge and holders."""
    portrait = (*_head(content, document), *_words(content), *approval(document, signing_post))
    landscape = (
        Heading("องค์ความรู้ที่จำเป็นตามประเด็นยุทธศาสตร์", level=2, in_contents=False),
        *strategy_tables(content, "องค์ความรู้ที่จำเป็น", _COLUMNS, _row),
    )
    sections = (Section(portrait), Section(landscape, orientation=Orientation.LANDSCAPE))
    return frame(content, document, kind=KIND, title=TITLE, sections=sections, today=today)


def _head(content: dict[str, Any], document: NeedsDocument | None) -> Iterator[Block]:
    yield Heading(TITLE, in_contents=False, align=Align.CENTER)
    yield Paragraph(f"{content['organisation']} ประจำปีงบประมาณ พ.ศ. {content['year']}", indent_cm=0, align=Align.CENTER)
    if document is not None and document.number:
        yield Paragraph(f"เลขที่ {document.number}", indent_cm=0, align=Align.CENTER)


def _words(content: dict[str, Any]) -> Iterator[Block]:
    number = counts(content)
    aim = f"วิสัยทัศน์ “{content['vision']}”" if content.get("vision") else "ยุทธศาสตร์"
    yield Paragraph(
        f"{content['organisation']} จัดทำเอกสารนี้เพื่อบ่งชี้ความรู้ที่จำเป็นต่อการปฏิบัติราชการให้บรรลุ{aim} "
        "โดยเริ่มจากประเด็นยุทธศาสตร์และเป้าหมายของงาน แล้วพิจารณาว่าต้องรู้อะไร มีความรู้นั้นแล้วหรือไม่ อยู่ในรูปแบบใด และอยู่ที่ใคร"
    )
    yield Paragraph("สรุปผลการบ่งชี้ความรู้ ดังนี้")
    yield NumberedList(
        (
            f"เป้าหมายของงาน {number['goals']} ข้อ มีองค์ความรู้รองรับแล้ว {number['covered']} ข้อ",
            f"องค์ความรู้ที่จำเป็น {number['needs']} เรื่อง ในจำนวนนี้ยังไม่มีความรู้ {number['gaps']} เรื่อง",
            f"องค์ความรู้สำคัญที่มีผู้ทำได้ด้วยตนเองไม่ถึงสองคน {number['at_risk']} เรื่อง ต้องเร่งถ่ายทอด",
        )
    )


_COLUMNS = (
    Column("ที่", 1.4, Align.CENTER),
    Column("เป้าหมายของงาน", 4.6),
    Column("องค์ความรู้ที่จำเป็น", 5.4),
    Column("ชนิด", 2.4),
    Column("ความสำคัญ", 2, Align.CENTER),
    Column("ผู้มีความรู้", 4.2),
    Column("แหล่งความรู้", 3.6),
    Column("ความเสี่ยง", 2.1),
)


def _row(place: int, goal: dict[str, Any], need: dict[str, Any] | None) -> Row:
    words = f"{goal['title']} ({goal['division']})" if goal["division"] else goal["title"]
    if need is None:
        return Row((place, words, "ยังไม่ได้ระบุ", "", "", "", "", ""))
    return Row(
        (
            place,
            words,
            need["title"],
            NATURES[need["nature"]],
            need["criticality"],
            held_by(need),
            kept_in(need),
            heat_words(need),
        )
    )
