"""A small council and the ways to reach a state of a plan, always through actions."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from khum.domain.fiscal_year import FiscalYear
from khum.people import standing
from khum.people.models import Division, Holding, Organisation, Person, Position
from khum.people.rules import PositionKind
from khum.people.standing import Standing
from khum.plans.actions import making
from khum.plans.models import Activity, Plan

YEAR = FiscalYear(2570)
DAY = date(2026, 9, 15)
AT = datetime(2026, 9, 15, 16, 30, tzinfo=ZoneInfo("Asia/Bangkok"))
START = date(2020, 10, 1)


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

    def standing(self, name: str) -> Standing:
        """What a person is on the day of the tests."""
        return standing.load(self.people[name], today=DAY)


_POSTS = (
    ("nayok", "นายกองค์การบริหารส่วนตำบล", PositionKind.CHIEF_EXECUTIVE, ""),
    ("palad", "ปลัดองค์การบริหารส่วนตำบล", PositionKind.PERMANENT_SECRETARY, ""),
    ("head_office", "หัวหน้าสำนักปลัด", PositionKind.DIVISION_HEAD, "สำนักปลัด"),
    ("hr", "นักทรัพยากรบุคคล", PositionKind.HR_OFFICER, "สำนักปลัด"),
    ("head_finance", "ผู้อำนวยการกองคลัง", PositionKind.DIVISION_HEAD, "กองคลัง"),
    ("staff_finance", "นักวิชาการเงินและบัญชี", PositionKind.OFFICER, "กองคลัง"),
)


def council(code: str = "khumthong", name: str = "องค์การบริหารส่วนตำบลขุมทอง", kind: str = "tambon") -> Council:
    """A council with two divisions and six people."""
    made = Council(Organisation.objects.create(code=code, name=name, kind=kind, district="เมือง", province="ชัยภูมิ"))
    for order, division in enumerate(("สำนักปลัด", "กองคลัง")):
        made.divisions[division] = Division.objects.create(organisation=made.organisation, name=division, order=order)
    for order, (short, title, post, division) in enumerate(_POSTS):
        made.positions[short] = Position.objects.create(
            organisation=made.organisation,
            division=made.divisions.get(division),
            title=title,
            kind=post,
            order=order,
        )
        person = Person.objects.create_user(
            f"{short}.{code}", organisation=made.organisation, first_name=short, last_name=code
        )
        made.people[short] = person
        Holding.objects.create(position=made.positions[short], person=person, start_date=START)
    return made


def draft_plan(by: Standing, year: FiscalYear = YEAR) -> Plan:
    """A complete draft from the standard template: nothing stops its submission."""
    return making.from_template(year=year, by=by, at=AT)


def first_row(plan: Plan) -> Activity:
    """The first row of the first table."""
    table = plan.tables.order_by("order", "id").first()
    assert table is not None
    row = table.activities.first()
    assert row is not None
    return row
