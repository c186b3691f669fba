"""The list of people who acknowledge an item, to print and sign (แบบรับทราบ)."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.timezone import localtime

from khum.domain.thai_date import long_date
from khum.library.models import Acknowledgement, Receipt
from khum.papers.blocks import Column, Heading, KeyValues, Paper, Row, Section, Table
from khum.papers.values import Align

KIND = "acknowledgement"


def sheet_paper(asked: Acknowledgement, receipts: Sequence[Receipt]) -> Paper:
    """Who was asked, who has answered in the system and when, and room to sign for the others."""
    answered = sum(receipt.at is not None for receipt in receipts)
    rows = tuple(
        Row((place, receipt.name, (receipt.title, receipt.division), _answer(receipt)))
        for place, receipt in enumerate(receipts, start=1)
    )
    head = KeyValues(
        (
            ("เรื่อง", asked.item.title),
            ("ฉบับที่", asked.revision.number),
            ("แจ้งเมื่อ", long_date(localtime(asked.asked_at).date())),
            ("รับทราบภายใน", long_date(asked.due_on)),
            ("รับทราบแล้ว", f"{answered} จาก {len(receipts)} คน"),
        ),
        label_cm=3.5,
    )
    table = Table(
        name="รายชื่อผู้รับทราบ",
        columns=(
            Column("ที่", 1.4, Align.CENTER),
            Column("ชื่อ–สกุล", 5),
            Column("ตำแหน่ง", 5.4),
            Column("รับทราบ / ลายมือชื่อ", 4.2),
        ),
        rows=rows,
    )
    title = "แบบรับทราบหนังสือเวียนและความรู้"
    return Paper(
        title=title,
        kind=KIND,
        organisation=asked.item.organisation.name,
        dated=localtime(asked.asked_at).date(),
        sections=(Section((Heading(title, in_contents=False, align=Align.CENTER), head, table)),),
        keep_whole=(asked.item.organisation.name, *(receipt.name for receipt in receipts)),
    )


def _answer(receipt: Receipt) -> str:
    return f"รับทราบในระบบ {long_date(localtime(receipt.at).date())}" if receipt.at else ""
