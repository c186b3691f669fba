"""The ways to reach a state of recognition, always through actions; the council is the library's."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from khum.domain.fiscal_year import FiscalYear
from khum.library.actions import using
from khum.library.models import Use
from khum.library.tests import journeys as library
from khum.library.tests.journeys import Council, council
from khum.people.actions import committees
from khum.people.rules import CommitteeKind, SeatRole
from khum.recognition.actions import awarding, thanking
from khum.recognition.models import Nomination, Round, Thanks

DAY = library.DAY
__all__ = ["DAY", "Council", "at", "committee", "council"]


def at(day: date = DAY, hour: int = 9) -> datetime:
    """A moment of a day in Thailand."""
    return datetime.combine(day, time(hour), tzinfo=ZoneInfo("Asia/Bangkok"))


def committee(office: Council, day: date = DAY) -> None:
    """The KM committee of the year: the permanent secretary in the chair, the head of finance, the HR officer."""
    by, start = office.standing("hr", day), day - timedelta(days=300)
    made = committees.form_committee(
        kind=CommitteeKind.KM,
        name="คณะกรรมการจัดการความรู้",
        year_be=FiscalYear.containing(day).be,
        start=start,
        duties="ขับเคลื่อนการจัดการความรู้",
        by=by,
        at=at(day),
    )
    seats = (("palad", SeatRole.CHAIR), ("head_finance", SeatRole.MEMBER), ("hr", SeatRole.SECRETARY))
    for post, role in seats:
        committees.add_seat(
            committee_id=made.pk, position=office.positions[post], role=role, start=start, by=by, at=at(day)
        )


def confirmed_use(office: Council, day: date = DAY, who: str = "staff_works") -> Use:
    """What staff_finance wrote was used by somebody of another division, and confirmed."""
    item = library.published(office)
    used = using.use(item_id=item.pk, by=office.standing(who, day), at=at(day), details={"case": "ไปราชการที่จังหวัด"})
    return using.confirm(use_id=used.pk, by=office.standing("palad", day), at=at(day, 11))


def thanked(
    office: Council, giver: str = "staff_works", to: str = "staff_finance", day: date = DAY, **more: Any
) -> Thanks:
    """One thanks another."""
    return thanking.thank(
        receiver_id=office.people[to].pk,
        words="อธิบายการเบิกค่าเดินทางจนส่งได้ครั้งเดียวผ่าน",
        by=office.standing(giver, day),
        at=at(day),
        **more,
    )


def opened(office: Council, day: date = DAY, title: str = "รางวัลผู้แบ่งปันความรู้ ปี 2569") -> Round:
    """A round for three weeks."""
    return awarding.open_round(
        title=title,
        criteria="ความรู้ที่มีผู้นำไปใช้จริง",
        closes_on=day + timedelta(days=21),
        by=office.standing("hr", day),
        at=at(day),
    )


def nominated(
    office: Council, found: Round, who: str = "staff_finance", by: str = "staff_works", day: date = DAY, **more: Any
) -> Nomination:
    """A colleague nominates somebody for a value, or what is given."""
    reason = {"value_code": "efficiency"} | more
    return awarding.nominate(
        round_id=found.pk,
        person_id=office.people[who].pk,
        reason="เขียนคู่มือที่ทุกกองใช้",
        by=office.standing(by, day),
        at=at(day),
        **reason,
    )


def deciding(office: Council, found: Round, day: date = DAY) -> Round:
    """The committee has the names."""
    return awarding.begin_deciding(round_id=found.pk, by=office.standing("hr", day), at=at(day))


def told(office: Council, found: Round, day: date = DAY, *, award: bool = True) -> Round:
    """The committee decided everything the same way and the result is told."""
    deciding(office, found, day)
    for nomination in found.nominations.all():
        awarding.decide(
            nomination_id=nomination.pk, award=award, reason="ตามเกณฑ์", by=office.standing("palad", day), at=at(day)
        )
    return awarding.tell(
        round_id=found.pk,
        resolution="มติที่ประชุมคณะกรรมการ ครั้งที่ 3/2569 วาระที่ 4",
        by=office.standing("hr", day),
        at=at(day),
    )
