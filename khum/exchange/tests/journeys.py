"""The ways to reach a state of a departure, a lesson and a programme, always through actions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from khum.exchange.actions import handing, leaving, lessons, programmes
from khum.exchange.models import Departure, HandOver, Lesson, Programme
from khum.exchange.rules import interview
from khum.exchange.rules.leaving import LeavingKind
from khum.exchange.rules.programmes import Kind
from khum.library.tests.journeys import Council, council

DAY = date(2026, 11, 2)
AT = datetime(2026, 11, 2, 9, 0, tzinfo=ZoneInfo("Asia/Bangkok"))
LAST = date(2027, 9, 30)
LESSON = {
    "title": "ใบเสร็จค่าที่พักไม่ครบ ต้องส่งคืนสามครั้ง",
    "happened": "ผู้เดินทางส่งใบเสร็จไม่ครบ ต้องส่งคืนสามครั้งก่อนเบิกได้",
    "why": "แบบตรวจรายการไม่มีช่องใบเสร็จค่าที่พัก",
    "proposal": "เพิ่มช่องในแบบตรวจรายการ",
}
TEXTS = {
    Kind.MENTORING: {"goal": "คำนวณภาษีได้เอง", "passed": "คำนวณภาษีที่ดินว่างเปล่า"},
    Kind.ROTATION: {"to": "งานพัสดุ กองคลัง", "goal": "เข้าใจงานพัสดุ", "learned": "วิธีตรวจรับ", "sheet": "แฟ้มอยู่ตู้ 2"},
    Kind.SECONDMENT: {"to": "ที่ว่าการอำเภอ", "goal": "เรียนรู้งานทะเบียน", "learned": "การจัดคิว", "sheet": "ไม่มีงานค้าง"},
    Kind.TEAM: {"goal": "จัดงานบริการนอกสถานที่", "outputs": "คู่มือจัดงาน"},
    Kind.CIRCLE: {"problem": "ออกใบอนุญาตช้า", "cause": "แบบคำขอไม่ครบ", "countermeasure": "ตรวจหน้าเคาน์เตอร์"},
    Kind.INNOVATION: {"idea": "จองคิวทางไลน์", "source": "เทศบาลใกล้เคียง", "local": "", "result": "คิวลดลงครึ่งหนึ่ง"},
}
__all__ = ["AT", "DAY", "LAST", "Council", "council"]


def departure(office: Council, who: str = "staff_finance", on: date = LAST, by: str = "hr") -> Departure:
    """The finance officer retires at the end of the fiscal year."""
    return leaving.note(
        person_id=office.people[who].pk,
        kind=LeavingKind.RETIREMENT,
        leaves_on=on,
        source="ทะเบียนประวัติ",
        by=office.standing(by, DAY),
        at=AT,
    )


def hand_over(office: Council, of: Departure | None = None, successor: str = "clerk_finance") -> HandOver:
    """A hand-over with the clerk of finance as successor."""
    of = of or departure(office)
    by = office.standing("head_finance", DAY)
    made = handing.begin(departure_id=of.pk, by=by, at=AT)
    return handing.name_successor(hand_over_id=made.pk, successor=office.people[successor], position=None, by=by, at=AT)


def told(office: Council, of: HandOver | None = None) -> HandOver:
    """A hand-over whose interview is done."""
    of = of or hand_over(office)
    for part in interview.KIT:
        answers = {question.code: f"คำตอบ {question.code}" for question in part.questions}
        handing.answer(
            hand_over_id=of.pk,
            part=part.code,
            answers=answers,
            is_done=True,
            by=office.standing("staff_finance", DAY),
            at=AT,
        )
    return of


def handed(office: Council) -> HandOver:
    """Handed to the successor."""
    return handing.hand(hand_over_id=told(office).pk, by=office.standing("staff_finance", DAY), at=AT)


def signed(office: Council) -> HandOver:
    """Signed by the successor."""
    by = office.standing("clerk_finance", DAY)
    return handing.sign(hand_over_id=handed(office).pk, note="ทำได้เองแล้ว", by=by, at=AT)


def lesson(office: Council, by: str = "staff_finance", **values: Any) -> Lesson:
    """A lesson of finance."""
    fields = LESSON | {"division": office.divisions["กองคลัง"]} | values
    return lessons.raise_lesson(values=fields, by=office.standing(by, DAY), at=AT)


def assigned(office: Council, due_on: date = date(2026, 11, 30)) -> Lesson:
    """Given to the clerk's post."""
    return lessons.assign(
        lesson_id=lesson(office).pk,
        action="แก้แบบตรวจรายการ",
        owner=office.positions["clerk_finance"],
        due_on=due_on,
        by=office.standing("head_finance", DAY),
        at=AT,
    )


def programme(office: Council, kind: Kind = Kind.MENTORING, by: str = "head_finance", **values: Any) -> Programme:
    """A programme of a kind between people of finance (and works, for a team)."""
    partner = "staff_works" if kind is Kind.TEAM else "clerk_finance"
    fields = {"title": f"เรื่องของ{kind.label_th}", "starts_on": DAY, "ends_on": date(2027, 3, 31)} | values
    return programmes.plan(
        kind=kind,
        values=fields,
        texts=TEXTS[kind],
        first=office.people["staff_finance"],
        rest=[office.people[partner]],
        by=office.standing(by, DAY),
        at=AT,
    )


def running(office: Council, kind: Kind = Kind.MENTORING, sessions: int = 2) -> Programme:
    """A programme with sessions."""
    made = programme(office, kind)
    for _number in range(sessions):
        programmes.add_session(
            programme_id=made.pk,
            on=DAY,
            done="คำนวณภาษีสามแปลงด้วยกัน",
            passed_on="วิธีดูแผนที่ภาษี",
            present=[office.people["staff_finance"], office.people["clerk_finance"]],
            by=office.standing("staff_finance", DAY),
            at=AT,
        )
    return made


def finished(office: Council, kind: Kind = Kind.MENTORING, **values: Any) -> Programme:
    """A programme with its output."""
    usual = {"follow_up_on": date(2027, 6, 30)}
    if kind.shape.may_claim:
        usual |= {"before": "7 วัน", "after": "3 วัน", "outcome": "innovation", "is_adopted": True, "reason": "ได้ผล"}
    return programmes.finish(
        programme_id=running(office, kind).pk,
        texts=TEXTS[kind],
        values=usual | values,
        by=office.standing("staff_finance", DAY),
        at=AT,
    )
