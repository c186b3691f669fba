"""A small council with people, for the tests of the shell."""

from __future__ import annotations

from datetime import UTC, date, datetime

from khum.domain.organisation_types import OrganisationType
from khum.domain.steps import Track
from khum.people import standing
from khum.people.models import Division, Holding, Organisation, Person, Position
from khum.people.rules import PositionKind
from khum.people.standing import Standing
from khum.plans.models import Activity, Plan, PlanRule, PlanTable

TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
PASSWORD = "khum-test-รหัส-1"


def council(code: str = "khumthong", name: str = "อบต.ขุมทอง") -> Organisation:
    """A council with one division."""
    organisation = Organisation.objects.create(code=code, name=name, kind=next(iter(OrganisationType)).value)
    Division.objects.create(organisation=organisation, name="สำนักปลัด")
    return organisation


def person(organisation: Organisation, kind: PositionKind, username: str, first_name: str = "มาลี") -> Person:
    """Somebody who holds a position of a kind in the council's division."""
    someone = Person.objects.create_user(
        username, PASSWORD, organisation=organisation, prefix="นางสาว", first_name=first_name, last_name="ใจงาม"
    )
    position = Position.objects.create(
        organisation=organisation, division=organisation.divisions.first(), title=kind.label_th, kind=kind.value
    )
    Holding.objects.create(position=position, person=someone, start_date=date(2025, 10, 1))
    return someone


def standing_of(someone: Person) -> Standing:
    """The person's rights on the tests' day."""
    return standing.load(someone, today=TODAY)


def plan(organisation: Organisation, *, rows: int = 6, state: str = "in_force") -> Plan:
    """This year's plan with rows that end month by month, in turn done, running and planned."""
    made = Plan.objects.create(
        organisation=organisation,
        year_be=2570,
        title="แผนการจัดการความรู้ 2570",
        state=state,
        created_at=AT,
        updated_at=AT,
    )
    table = PlanTable.objects.create(plan=made, track=Track.PROCESS.value)
    Activity.objects.bulk_create(
        Activity(
            table=table,
            number=number + 1,
            title=f"กิจกรรมที่ {number + 1}",
            state=("done", "running", "planned")[number % 3],
            start_date=date(2026, 10, 1),
            end_date=made.year.months[number % 12].replace(day=20),
            division=organisation.divisions.first(),
        )
        for number in range(rows)
    )
    PlanRule.objects.create(plan=made, code="seats", text="กรรมการ", metric="T1", operator="ge", value=40)
    return made
