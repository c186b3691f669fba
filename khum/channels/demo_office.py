"""Announcements, the information centre and the heads' signatures of the demonstration, over two fiscal years."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from khum.channels.actions import office
from khum.channels.models import CatalogueEntry
from khum.channels.rules.centre import Answer, Section
from khum.channels.rules.quarters import ended_within
from khum.people import standing
from khum.people.demo_cast import head_of
from khum.people.models import Division
from khum.people.standing import Standing

_OPEN = (
    (Section.PLAN, "แผนพัฒนาท้องถิ่น", "ตู้ 1 แฟ้ม 1"),
    (Section.PLAN, "ข้อบัญญัติงบประมาณรายจ่ายประจำปี", "ตู้ 1 แฟ้ม 2"),
    (Section.MANUAL, "คู่มือสำหรับประชาชน", "ตู้ 1 แฟ้ม 3"),
    (Section.RESOLUTION, "รายงานการประชุมสภาท้องถิ่น", "ตู้ 2 แฟ้ม 1"),
    (Section.OTHER, "ประกาศสอบราคาและผลการจัดซื้อจัดจ้าง", "ตู้ 2 แฟ้ม 2"),
)
_ASKED = (
    "ขอดูผลการจัดซื้อจัดจ้างโครงการถนนหมู่ที่ 3",
    "ขอสำเนาข้อบัญญัติงบประมาณ",
    "ขอดูแผนพัฒนาท้องถิ่น",
    "ขอดูขั้นตอนขออนุญาตก่อสร้าง",
)
_TOLD = ("งดใช้ห้องประชุมระหว่างซ่อมระบบไฟฟ้า", "ส่งรายงานการใช้พลังงานภายในวันที่ 5", "ตรวจสุขภาพบุคลากรประจำปี")
_EVERY = 45


def build(*, first: date, by: Standing, at: datetime) -> None:
    """Make them from ``first`` up to the day of ``at``, unless there are some."""
    if CatalogueEntry.objects.visible_to(by).exists():
        return
    with transaction.atomic():
        _centre(first, by, at)
        _signatures(first, by, at)


def _centre(first: date, by: Standing, at: datetime) -> None:
    then, moment = _on(by, first), _moment(at, first)
    for section, title, shelf in _OPEN:
        office.lay_open(section=section, title=title, shelf=shelf, by=then, at=moment)
    day, number = first + timedelta(days=20), 0
    while day <= at.date():
        then, moment = _on(by, day), _moment(at, day)
        asked = office.receive(subject=_ASKED[number % len(_ASKED)], asked_on=day, by=then, at=moment)
        office.announce(
            title=_TOLD[number % len(_TOLD)],
            text="",
            starts_on=day,
            ends_on=day + timedelta(days=14),
            by=then,
            at=moment,
        )
        if day + timedelta(days=_EVERY) <= at.date():  # the last one is still open
            office.answer_request(
                request_id=asked.pk, answer=Answer.GIVEN, words="ให้ดูเอกสารและสำเนา", by=then, at=moment
            )
        day, number = day + timedelta(days=_EVERY), number + 1


def _signatures(first: date, by: Standing, at: datetime) -> None:
    """Every division but the last signs each quarter that ended: the missing ones show."""
    divisions = list(Division.objects.visible_to(by).filter(closed_on=None).order_by("order", "pk"))[:-1]
    for quarter in ended_within(first, at.date()):
        day = min(quarter.end + timedelta(days=5), at.date())
        for division in divisions:
            office.sign_upkeep(
                division=division,
                quarter=quarter,
                looked_at="ประกาศบนบอร์ดและแผ่นพับของกอง",
                improved="ปลดประกาศที่พ้นกำหนด และแก้เบอร์ติดต่อให้เป็นปัจจุบัน",
                by=head_of(by, division.name, day),
                at=_moment(at, day),
            )


def _on(by: Standing, day: date) -> Standing:
    return standing.load(by.person, today=day) if by.person else by


def _moment(at: datetime, day: date) -> datetime:
    return at.replace(year=day.year, month=day.month, day=day.day)
