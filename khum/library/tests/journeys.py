"""A small council and the ways to reach a state of an item, always through actions."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.test import Client

from khum.library.actions import classes, reviewing, writing
from khum.library.models import Category, Item, Revision
from khum.library.rules.states import Significance
from khum.people import standing
from khum.people.models import Division, Holding, Organisation, Person, Position
from khum.people.rules import PositionKind
from khum.people.standing import Standing

DAY = date(2026, 9, 15)
AT = datetime(2026, 9, 15, 16, 30, tzinfo=ZoneInfo("Asia/Bangkok"))
START = date(2020, 10, 1)
PARTS = {
    "purpose": "ให้การเบิกค่าเดินทางไปราชการถูกต้องและทันเวลา",
    "flow": "ขออนุมัติเดินทาง\nเดินทาง\nส่งใบเสร็จรับเงิน\nงานการเงินตรวจสอบ",
    "references": "ระเบียบกระทรวงมหาดไทยว่าด้วยค่าใช้จ่ายในการเดินทางไปราชการ",
}
BODY = (
    "<h2>ขั้นตอน</h2><p>ผู้เดินทางส่งใบเสร็จรับเงินและรายงานการเดินทางภายในสิบห้าวัน</p>"
    "<table><tbody><tr><th>ขั้น</th><th>เวลา</th></tr><tr><td>ขออนุมัติ</td><td>1 วัน</td></tr></tbody></table>"
)


def later(minutes: int) -> datetime:
    """A moment after :data:`AT`."""
    return AT + timedelta(minutes=minutes)


@dataclass
class Council:
    """An organisation with its divisions and people, by short names."""

    organisation: Organisation
    divisions: dict[str, Division] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def standing(self, name: str, today: date = DAY) -> Standing:
        """What a person is on a day."""
        return standing.load(self.people[name], today=today)

    def browser(self, name: str) -> Client:
        """A browser of a person who is signed in."""
        client = Client()
        client.force_login(self.people[name])
        return client


_POSTS = (
    ("nayok", "นายกองค์การบริหารส่วนตำบล", PositionKind.CHIEF_EXECUTIVE, ""),
    ("palad", "ปลัดองค์การบริหารส่วนตำบล", PositionKind.PERMANENT_SECRETARY, ""),
    ("head_office", "หัวหน้าสำนักปลัด", PositionKind.DIVISION_HEAD, "สำนักปลัด"),
    ("hr", "นักทรัพยากรบุคคล", PositionKind.HR_OFFICER, "สำนักปลัด"),
    ("head_finance", "ผู้อำนวยการกองคลัง", PositionKind.DIVISION_HEAD, "กองคลัง"),
    ("staff_finance", "นักวิชาการเงินและบัญชี", PositionKind.OFFICER, "กองคลัง"),
    ("clerk_finance", "เจ้าพนักงานการเงินและบัญชี", PositionKind.OFFICER, "กองคลัง"),
    ("staff_works", "นายช่างโยธา", PositionKind.OFFICER, "กองช่าง"),
)


def council(code: str = "khumthong", name: str = "องค์การบริหารส่วนตำบลขุมทอง") -> Council:
    """A council with three divisions and eight people."""
    made = Council(Organisation.objects.create(code=code, name=name, kind="tambon"))
    for order, division in enumerate(("สำนักปลัด", "กองคลัง", "กองช่าง")):
        made.divisions[division] = Division.objects.create(organisation=made.organisation, name=division, order=order)
    for order, (short, title, post, division) in enumerate(_POSTS):
        made.positions[short] = Position.objects.create(
            organisation=made.organisation, division=made.divisions.get(division), title=title, kind=post, order=order
        )
        made.people[short] = Person.objects.create_user(
            f"{short}.{code}", organisation=made.organisation, first_name=short, last_name=code
        )
        Holding.objects.create(position=made.positions[short], person=made.people[short], start_date=START)
    return made


def category(office: Council) -> Category:
    """The work "travel" of the finance division."""
    found = Category.objects.filter(organisation=office.organisation, name="การเบิกจ่าย").first()
    if found:
        return found
    by = office.standing("hr")
    above = classes.add_category(name="กองคลัง", parent_id=None, division_id=office.divisions["กองคลัง"].pk, by=by, at=AT)
    return classes.add_category(name="การเบิกจ่าย", parent_id=above.pk, by=by, at=AT)


def draft(office: Council, title: str = "คู่มือการเบิกค่าเดินทาง", by: str = "staff_finance", **particulars: Any) -> Item:
    """A complete draft of a work manual by the finance officer."""
    return writing.create(
        kind="manual",
        title=title,
        values={"summary": "วิธีเบิกค่าเดินทาง", "body": BODY, "parts": PARTS},
        particulars={"category": category(office), **particulars},
        by=office.standing(by),
        at=AT,
    )


def submitted(office: Council, item: Item | None = None, by: str = "staff_finance") -> Revision:
    """A draft sent to its reviewers."""
    item = item or draft(office)
    return reviewing.submit(
        item_id=item.pk, comment="ฉบับแรก", significance=Significance.MAJOR, by=office.standing(by), at=later(1)
    )


def published(office: Council, title: str = "คู่มือการเบิกค่าเดินทาง", **particulars: Any) -> Item:
    """A manual that the head and the KM secretary approved."""
    revision = submitted(office, draft(office, title, **particulars))
    reviewing.approve(revision_id=revision.pk, by=office.standing("head_finance"), at=later(2))
    reviewing.approve(revision_id=revision.pk, by=office.standing("hr"), at=later(3))
    return Item.objects.get(pk=revision.item_id)


def revised(
    office: Council,
    item: Item,
    body: str = "<p>ส่งใบเสร็จภายในสามสิบวัน</p>",
    significance: Significance = Significance.MEDIUM,
) -> Revision:
    """A new revision of a published item, waiting for its reviewers."""
    by = office.standing("staff_finance")
    opened = writing.open_draft(item_id=item.pk, by=by, at=later(10))
    writing.save_draft(item_id=item.pk, values={"body": body}, version=opened.version, by=by, at=later(11))
    return reviewing.submit(item_id=item.pk, comment="แก้กำหนดเวลา", significance=significance, by=by, at=later(12))
