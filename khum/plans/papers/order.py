"""The order (คำสั่ง) that appoints a committee, form 4 of the rules on official correspondence (domain.md §2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from khum.domain.thai_date import long_date
from khum.papers.blocks import (
    Issued,
    KeyValues,
    NumberedList,
    OrderHead,
    Paper,
    Paragraph,
    Section,
    Signature,
    Signatures,
)
from khum.papers.values import PageNumbers, Picture

KIND = "committee_order"


@dataclass(frozen=True, slots=True)
class OrderSeat:
    """A seat as the order prints it: the position (with its holder's name where wanted) and the role."""

    position: str
    role: str


@dataclass(frozen=True, slots=True)
class CommitteeOrder:
    """What the order says. ``number`` and ``year_be`` count by calendar year, not by fiscal year."""

    organisation: str
    committee: str
    plan_year_be: int
    seats: tuple[OrderSeat, ...]
    duties: tuple[str, ...]
    number: int | None
    year_be: int | None
    issued_on: date | None
    effective_on: date | None
    signer_name: str
    signer_position: str
    acting_for: str = ""
    emblem_sha256: str = ""


def order_paper(order: CommitteeOrder, emblem: Picture | None = None) -> Paper:
    """The order, ready to sign."""
    number = f"{order.number}/{order.year_be}" if order.number and order.year_be else "......./......."
    effective = "ตั้งแต่บัดนี้เป็นต้นไป" if order.effective_on is None or order.effective_on == order.issued_on else ""
    blocks = (
        OrderHead(
            issuer=order.organisation,
            number=number,
            subject=f"แต่งตั้ง{order.committee} ประจำปีงบประมาณ {order.plan_year_be}",
            emblem=emblem,
        ),
        Paragraph(
            f"เพื่อให้การจัดการความรู้ของ{order.organisation}เป็นส่วนหนึ่งของการทำงานประจำ มีผู้รับผิดชอบชัดเจน"
            "และติดตามผลได้ตามแผน อาศัยหน้าที่ของส่วนราชการตามมาตรา 11 แห่งพระราชกฤษฎีกาว่าด้วยหลักเกณฑ์และวิธีการบริหาร"
            f"กิจการบ้านเมืองที่ดี พ.ศ. 2546 จึงแต่งตั้ง{order.committee} ดังต่อไปนี้"
        ),
        KeyValues(
            tuple((f"{place}. {seat.position}", seat.role) for place, seat in enumerate(order.seats, start=1)),
            label_cm=9,
            bold=False,
            indent_cm=2.5,
        ),
        Paragraph("ให้คณะกรรมการที่ได้รับแต่งตั้งมีหน้าที่ ดังนี้"),
        NumberedList(order.duties, marker="({n})"),
        Paragraph(
            f"ทั้งนี้ {effective}" if effective else f"ทั้งนี้ ตั้งแต่วันที่ {_long(order.effective_on)} เป็นต้นไป", keep_next=True
        ),
        Issued(order.issued_on),
        Signatures((Signature(order.signer_name, order.signer_position, acting=order.acting_for),)),
    )
    return Paper(
        title=f"คำสั่งแต่งตั้ง{order.committee}",
        kind=KIND,
        organisation=order.organisation,
        dated=order.issued_on or date(order.plan_year_be - 544, 10, 1),
        sections=(Section(blocks, numbers=PageNumbers.LATER),),
        keep_whole=(order.organisation, "ประจำปีงบประมาณ"),
    )


def _long(day: date | None) -> str:
    return long_date(day) if day else "................................"
