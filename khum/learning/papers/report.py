"""The report on a training, as an internal memo (บันทึกข้อความ, form 29; row 68)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from khum.domain.thai_date import long_date
from khum.learning.models import Place
from khum.papers.blocks import Block, KeyValues, MemoHead, Paper, Paragraph, Section, Signature, Signatures, Spacer
from khum.papers.values import Picture, Span

KIND = "training_report"
_EMPTY = "–"


def report_paper(place: Place, *, sees_cost: bool, emblem: Picture | None = None) -> Paper:
    """What was approved, what was new, what will be done differently, to whom it was told, what changed later.

    ``sees_cost``: whether the reader may see the money. Unreported places are printed as a draft.
    """
    training, office = place.training, place.training.organisation
    dated = place.reported_on or training.ends_on
    subject = f"รายงานผล{_going(place)} “{training.title}”"
    blocks: tuple[Block, ...] = (
        MemoHead(
            agency=place.division.name if place.division else office.name,
            number="",
            dated=dated,
            subject=subject,
            to=office.titles.chief_executive,
            emblem=emblem,
        ),
        Paragraph(_approved(place)),
        KeyValues(tuple(_facts(place, sees_cost=sees_cost)), label_cm=4.5, indent_cm=1.25),
        *_part("๑. สิ่งที่ได้เรียนรู้", place.learnt),
        *_part("๒. สิ่งที่จะนำมาปรับใช้ในงาน", place.change),
        *_after(place),
        Paragraph("จึงเรียนมาเพื่อโปรดทราบ", keep_next=True),
        Signatures((Signature(place.person.full_name, place.title),)),
        Spacer(0.4),
        *_heard(place),
    )
    return Paper(
        title=subject,
        kind=KIND,
        organisation=office.name,
        dated=dated,
        sections=(Section(blocks),),
        keep_whole=(office.name, place.person.full_name, place.decided_name),
        mark="" if place.reported_on else "ร่าง",
    )


def _going(place: Place) -> str:
    """``การเข้าร่วมสัมมนา``, ``การอบรม``: the kind as an act."""
    kind = place.training.kind_value.label_th
    return f"การเข้าร่วม{kind}" if kind == "สัมมนา" else f"การ{kind}"


def _approved(place: Place) -> str:
    by = f"ตามที่ {place.decided_title} ได้อนุมัติ" if place.decided_title else "ตามที่ได้รับอนุมัติ"
    order = f" ตาม{place.training.order_reference}" if place.training.order_reference else ""
    return (
        f"{by}ให้ข้าพเจ้า {place.person.full_name} {place.title} เข้าร่วม{place.training.kind_value.label_th} "
        f"เรื่อง {place.training.title}{order} นั้น บัดนี้การดำเนินการเสร็จสิ้นแล้ว ขอรายงานผล ดังนี้"
    )


def _facts(place: Place, *, sees_cost: bool) -> Iterator[tuple[str, str]]:
    training = place.training
    yield "ผู้จัด", training.organiser
    yield "สถานที่", training.place or _EMPTY
    yield "วันที่", _span(training.starts_on, training.ends_on)
    if place.days is not None:
        yield "จำนวนวัน", f"{place.days.normalize():f} วัน"
    if sees_cost and place.cost is not None:
        yield "ค่าใช้จ่าย", f"{place.cost:,.2f} บาท" if place.cost else "ไม่มีค่าใช้จ่าย"
    if place.certificate_id:
        yield "หลักฐาน", "มีใบประกาศนียบัตรหรือหนังสือรับรองแนบในระบบ"


def _span(first: date, last: date) -> str:
    return long_date(first) if first == last else f"{long_date(first)} ถึง {long_date(last)}"


def _part(title: str, text: str) -> Iterator[Block]:
    yield Paragraph((Span(title, bold=True),), indent_cm=1.25)
    for line in text.splitlines() or [_EMPTY]:
        if line.strip():
            yield Paragraph(line.strip())


def _after(place: Place) -> Iterator[Block]:
    """Sharing and use, as far as they came."""
    if place.shared_on:
        where = f"{place.shared_in}" if place.shared_in else place.shared_words
        told = f"ได้ถ่ายทอดให้เพื่อนร่วมงานเมื่อวันที่ {long_date(place.shared_on)} {where}"
        yield from _part("๓. การแบ่งปันความรู้", told)
    outcome = place.outcome_value
    if outcome and place.used_on:
        words = f"{outcome.label_th} (ติดตามเมื่อวันที่ {long_date(place.used_on)})\n{place.used_words}"
        yield from _part("๔. การนำไปใช้ในงาน", words)
        if place.confirmed_on:
            yield Paragraph(f"{place.confirmed_name} ยืนยันแล้วเมื่อวันที่ {long_date(place.confirmed_on)}")


def _heard(place: Place) -> Iterator[Block]:
    """Room for the head's words, as this memo goes through the head."""
    words = (Span("ความเห็นของหัวหน้าส่วนราชการ", bold=True), Span(" " + "." * 96))
    yield Paragraph(words, indent_cm=0, justify=False, keep_next=True)
    yield Signatures((Signature("", "หัวหน้าส่วนราชการ", dotted_date=True),))
