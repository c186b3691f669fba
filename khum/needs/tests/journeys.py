"""The ways to reach a state of the needs map, always through actions; the council is the library's."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from khum.domain.fiscal_year import FiscalYear
from khum.library.tests.journeys import Council, council
from khum.needs.actions import documents, goals, needs, people
from khum.needs.models import Goal, Holder, Need, NeedsDocument
from khum.needs.rules.kinds import Level
from khum.people.actions import committees
from khum.people.models import Committee
from khum.people.rules import CommitteeKind, SeatRole

DAY = date(2026, 11, 2)
AT = datetime(2026, 11, 2, 9, 0, tzinfo=ZoneInfo("Asia/Bangkok"))
YEAR = 2570
STRATEGY = "ยุทธศาสตร์ที่ 4 การบริหารจัดการที่ดี"
__all__ = ["AT", "DAY", "YEAR", "Council", "council"]


def goal(
    office: Council, title: str = "จัดเก็บรายได้ได้ครบถ้วน", division: str = "กองคลัง", by: str = "head_finance"
) -> Goal:
    """A work goal of the finance division."""
    return goals.begin_goal(
        strategy=STRATEGY,
        title=title,
        division=office.divisions.get(division),
        year_be=YEAR,
        by=office.standing(by, DAY),
        at=AT,
    )


def need(office: Council, of: Goal | None = None, by: str = "head_finance", **values: Any) -> Need:
    """A critical knowledge that nobody is named for yet."""
    of = of or goal(office)
    fields = {"title": "การประเมินภาษีที่ดินและสิ่งปลูกสร้าง", "nature": "both", "criticality": 5, "having": "partly"}
    return needs.add_need(goal_id=of.pk, values=fields | values, by=office.standing(by, DAY), at=AT)


def holder(office: Council, of: Need, who: str, level: Level = Level.ALONE) -> Holder:
    """Somebody who holds it."""
    return people.name_holder(
        need_id=of.pk,
        person=office.people[who],
        level=level,
        evidence="ประเมินภาษีมาแล้วสามปี",
        since=date(2023, 10, 1),
        by=office.standing("head_finance", DAY),
        at=AT,
    )


def committee(office: Council) -> Committee:
    """The KM committee: the permanent secretary in the chair, the head of finance, the HR officer as secretary."""
    by = office.standing("hr", DAY)
    made = committees.form_committee(
        kind=CommitteeKind.KM,
        name="คณะกรรมการจัดการความรู้",
        year_be=YEAR,
        start=date(2026, 10, 1),
        duties="ขับเคลื่อนการจัดการความรู้",
        by=by,
        at=AT,
    )
    seats = (("palad", SeatRole.CHAIR), ("head_finance", SeatRole.MEMBER), ("hr", SeatRole.SECRETARY))
    for post, role in seats:
        committees.add_seat(
            committee_id=made.pk, position=office.positions[post], role=role, start=made.start_date, by=by, at=AT
        )
    return made


def submitted(office: Council) -> NeedsDocument:
    """The document of the year, handed in by the HR officer, with one need of finance."""
    if not Need.objects.filter(organisation=office.organisation).exists():
        holder(office, need(office), "staff_finance")
    if not Committee.objects.filter(organisation=office.organisation).exists():
        committee(office)
    return documents.submit_document(year=FiscalYear(YEAR), by=office.standing("hr", DAY), at=AT)


def approved(office: Council) -> NeedsDocument:
    """The document of the year as the chair approved it."""
    submitted(office)
    return documents.approve_document(
        year=FiscalYear(YEAR),
        number="1/2570",
        resolution="ในการประชุมครั้งที่ 1/2570",
        by=office.standing("palad", DAY),
        at=AT,
    )
