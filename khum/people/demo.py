"""The demonstration council: a fictional อบต. of sixty people, made through the actions."""

from __future__ import annotations

from datetime import date, datetime
from itertools import cycle

from khum.domain.fiscal_year import FiscalYear
from khum.domain.organisation_types import OrganisationType
from khum.people import standing
from khum.people.actions import chart, committees, founding
from khum.people.models import Division, Organisation, Person, Position
from khum.people.rules import CommitteeKind, PositionKind, SeatRole, StaffKind
from khum.people.standing import Standing

CODE = "demo"
NAME = "องค์การบริหารส่วนตำบลขุมทอง"
PASSWORD = "khum-demo-2570"  # noqa: S105 - printed by `khum demo`, for demonstrations only
STAFF = 60
START = date(2024, 10, 1)
DIVISIONS = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสวัสดิการสังคม", "กองสาธารณสุข")
HEADS = (
    ("หัวหน้าสำนักปลัด", "head.office", "นางพิมพ์ใจ", "แสงทอง"),
    ("ผู้อำนวยการกองคลัง", "head.finance", "นางสาวกัลยา", "มั่งมี"),
    ("ผู้อำนวยการกองช่าง", "head.works", "นายวิชัย", "ช่างดี"),
    ("ผู้อำนวยการกองการศึกษา", "head.education", "นางอรุณี", "ศรีสุข"),
    ("ผู้อำนวยการกองสวัสดิการสังคม", "head.welfare", "นายธนา", "ใจบุญ"),
)
VACANT_HEAD = "ผู้อำนวยการกองสาธารณสุข"
POSTS = (
    ("นักวิเคราะห์นโยบายและแผน", "เจ้าพนักงานธุรการ", "นักจัดการงานทั่วไป", "เจ้าพนักงานป้องกันและบรรเทาสาธารณภัย"),
    ("นักวิชาการเงินและบัญชี", "เจ้าพนักงานจัดเก็บรายได้", "เจ้าพนักงานพัสดุ", "ผู้ช่วยเจ้าพนักงานการเงินและบัญชี"),
    ("นายช่างโยธา", "วิศวกรโยธา", "นายช่างไฟฟ้า", "ผู้ช่วยนายช่างโยธา"),
    ("นักวิชาการศึกษา", "ครู", "ผู้ช่วยครูผู้ดูแลเด็ก", "เจ้าพนักงานธุรการ"),
    ("นักพัฒนาชุมชน", "นักสังคมสงเคราะห์", "เจ้าพนักงานพัฒนาชุมชน", "ผู้ช่วยนักพัฒนาชุมชน"),
    ("นักวิชาการสาธารณสุข", "เจ้าพนักงานสาธารณสุข", "เจ้าพนักงานธุรการ", "ผู้ช่วยเจ้าพนักงานสาธารณสุข"),
)
"""Posts of each division in the order of DIVISIONS."""
FIRST_NAMES = (
    ("นาย", "สมชาย"), ("นางสาว", "สมหญิง"), ("นาย", "ประยูร"), ("นาง", "มาลี"), ("นางสาว", "สุดา"), ("นาย", "อนันต์"),
    ("นาง", "จันทร์เพ็ญ"), ("นาย", "วีระ"), ("นางสาว", "นงนุช"), ("นาย", "ชาติชาย"), ("นาง", "ปราณี"), ("นาย", "สุรชัย"),
    ("นาง", "รัตนา"), ("นาย", "ณรงค์"), ("นาง", "เพ็ญศรี"), ("นาย", "บุญมี"), ("นาง", "ลำดวน"), ("นาย", "เกษม"),
    ("นางสาว", "วันดี"),
)  # fmt: skip
LAST_NAMES = (
    "ทองคำ", "รักไทย", "สุขใจ", "บุญเรือง", "แก้วมณี", "พันธุ์ดี", "ศรีเมือง", "คำแพง", "วงศ์ษา", "ชัยภักดี", "นาคดี", "ยิ่งยง",
    "พูนผล",
)  # fmt: skip


def build(*, at: datetime) -> Standing:
    """Make the demonstration council unless it exists; gives the standing of its KM secretary."""
    existing = Organisation.objects.filter(code=CODE).first()
    if existing is not None:
        return standing.load(Person.objects.get(organisation=existing, username="hr"), today=at.date())
    by = founding.found(
        council=founding.Council(
            code=CODE,
            name=NAME,
            kind=OrganisationType.TAMBON.value,
            district="เมืองขุมทอง",
            province="ตัวอย่าง",
            divisions=DIVISIONS,
            account=founding.Account("นางสาว", "ดารุณี", "ใจงาม", "hr", PASSWORD),
            is_demonstration=True,
        ),
        start=START,
        at=at,
    )
    _executives(by, at)
    _heads(by, at)
    _staff(by, at)
    year = FiscalYear.containing(at.date())
    for appointed in (year.previous.previous, year.previous, year):
        _committees(by, appointed, at)
    return standing.load(Person.objects.get(username="hr"), today=at.date())


def _executives(by: Standing, at: datetime) -> None:
    posts = {position.kind: position for position in Position.objects.filter(organisation_id=by.organisation_id)}
    for kind, username, prefix, first, last in (
        (PositionKind.CHIEF_EXECUTIVE, "nayok", "นาย", "ประเสริฐ", "ขุมทอง"),
        (PositionKind.PERMANENT_SECRETARY, "palad", "นาย", "สมศักดิ์", "วงศ์ใหญ่"),
    ):
        staff_kind = StaffKind.EXECUTIVE if kind is PositionKind.CHIEF_EXECUTIVE else StaffKind.OFFICIAL
        person = _person(
            by, at, username=username, prefix=prefix, first_name=first, last_name=last, staff_kind=staff_kind
        )
        chart.appoint(position=posts[kind], person=person, start=START, by=by, at=at)


def _heads(by: Standing, at: datetime) -> None:
    divisions = list(Division.objects.filter(organisation_id=by.organisation_id))
    for division, (title, username, first, last) in zip(divisions, HEADS, strict=False):
        prefix = next(word for word in ("นางสาว", "นาง", "นาย") if first.startswith(word))
        position = chart.add_position(title=title, kind=PositionKind.DIVISION_HEAD, division=division, by=by, at=at)
        person = _person(
            by, at, username=username, prefix=prefix, first_name=first.removeprefix(prefix), last_name=last
        )
        chart.appoint(position=position, person=person, start=START, by=by, at=at)
    # The last division has no head of its own: the head of the office acts (รักษาราชการแทน).
    vacant = chart.add_position(
        title=VACANT_HEAD, kind=PositionKind.DIVISION_HEAD, division=divisions[-1], by=by, at=at
    )
    acting = Person.objects.get(organisation_id=by.organisation_id, username="head.office")
    chart.appoint(position=vacant, person=acting, start=START, is_acting=True, by=by, at=at)


def _staff(by: Standing, at: datetime) -> None:
    divisions = list(Division.objects.filter(organisation_id=by.organisation_id))
    kinds = cycle((StaffKind.OFFICIAL, StaffKind.OFFICIAL, StaffKind.CONTRACT, StaffKind.PERMANENT))
    missing = STAFF - Person.objects.filter(organisation_id=by.organisation_id).count()
    for number in range(missing):
        turn, place = divmod(number, len(divisions))
        division, posts = divisions[place], POSTS[place]
        position = chart.add_position(
            title=posts[turn % len(posts)], kind=PositionKind.OFFICER, division=division, by=by, at=at
        )
        prefix, first_name = FIRST_NAMES[number % len(FIRST_NAMES)]
        person = chart.add_person(
            by=by,
            at=at,
            prefix=prefix,
            first_name=first_name,
            last_name=LAST_NAMES[number % len(LAST_NAMES)],
            staff_kind=next(kinds),
            username="staff" if number == 1 else None,
        )
        if number == 1:
            person.set_password(PASSWORD)
            person.save(update_fields=["password"])
        chart.appoint(position=position, person=person, start=START, by=by, at=at)


def _committees(by: Standing, year: FiscalYear, at: datetime) -> None:
    posts = {p.title: p for p in Position.objects.filter(organisation_id=by.organisation_id).order_by("-order")}
    palad = next(p for p in posts.values() if p.kind == PositionKind.PERMANENT_SECRETARY)
    members = [posts[title] for title, *_rest in HEADS] + [posts[VACANT_HEAD]]
    for kind, name, duties in (
        (CommitteeKind.KM, "คณะกรรมการจัดการความรู้", "จัดทำแผนการจัดการความรู้\nขับเคลื่อนกิจกรรมตามแผนและรายงานผล"),
        (
            CommitteeKind.EVALUATION,
            "คณะกรรมการติดตามและประเมินผลแผนการจัดการความรู้",
            "กำหนดวิธีติดตามและประเมินผล\nติดตามและประเมินผลตามแผน\nรายงานผลพร้อมข้อเสนอแนะอย่างน้อยปีละ 1 ครั้ง",
        ),
    ):
        committee = committees.form_committee(
            kind=kind, name=name, year_be=year.be, start=year.start, duties=duties, by=by, at=at
        )
        seats = [
            (palad, SeatRole.CHAIR),
            *((m, SeatRole.MEMBER) for m in members),
            (posts["นักทรัพยากรบุคคล"], SeatRole.SECRETARY),
        ]
        for position, role in seats:
            committees.add_seat(committee_id=committee.pk, position=position, role=role, start=year.start, by=by, at=at)
        committees.number_order(committee_id=committee.pk, issued_on=year.start, by=by, at=at)


def _person(by: Standing, at: datetime, *, username: str, **fields: str) -> Person:
    person = chart.add_person(by=by, at=at, username=username, **fields)
    person.set_password(PASSWORD)
    person.save(update_fields=["password"])
    return person
