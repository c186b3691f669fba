"""A small council and the ways to reach a state of a plan, always through actions."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from khum.domain.fiscal_year import FiscalYear
from khum.people import standing
from khum.people.actions import committees
from khum.people.models import Committee, Division, Holding, Organisation, Person, Position
from khum.people.rules import CommitteeKind, PositionKind, SeatRole
from khum.people.standing import Standing
from khum.plans.actions import approval, making
from khum.plans.models import Activity, Plan
from khum.plans.rules.states import PlanState

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


def km_committee(council: Council) -> Committee:
    """The KM committee of the year: chair, a member, secretary."""
    hr = council.standing("hr")
    committee = committees.form_committee(
        kind=CommitteeKind.KM,
        name="คณะกรรมการจัดการความรู้",
        year_be=YEAR.be,
        start=START,
        duties="จัดทำแผนการจัดการความรู้\nขับเคลื่อนกิจกรรมตามแผนและรายงานผล",
        by=hr,
        at=AT,
    )
    for post, role in (("palad", SeatRole.CHAIR), ("head_finance", SeatRole.MEMBER), ("hr", SeatRole.SECRETARY)):
        committees.add_seat(
            committee_id=committee.pk, position=council.positions[post], role=role, start=START, by=hr, at=AT
        )
    return committee


def put_into_force(council: Council, plan: Plan, *, at: datetime = AT) -> Plan:
    """Send the draft all the way; the council needs its KM committee."""
    approval.submit(plan_id=plan.pk, by=council.standing("hr"), at=at)
    for name, stage in (
        ("palad", PlanState.COMMITTEE),
        ("palad", PlanState.SECRETARY),
        ("nayok", PlanState.EXECUTIVE),
    ):
        by = council.standing(name)
        signature = approval.signature_of(by, signed_on=DAY, stage=stage)
        plan = approval.approve(plan_id=plan.pk, stage=stage, signature=signature, by=by, at=at)
    return plan


def amended(council: Council, plan: Plan, reason: str, *, at: datetime) -> Plan:
    """Open an amendment of a plan in force."""
    return approval.open_amendment(plan_id=plan.pk, reason=reason, by=council.standing("hr"), at=at)
