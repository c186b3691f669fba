"""The ways to reach a state of a training, always through actions; the council is the library's."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from khum.learning.actions import attending, planning, reporting
from khum.learning.models import Place, Training
from khum.learning.rules.states import Outcome
from khum.library.tests.journeys import Council, council

BANGKOK = ZoneInfo("Asia/Bangkok")
DAY = date(2026, 11, 2)
AT = datetime(2026, 11, 2, 9, 0, tzinfo=BANGKOK)
__all__ = ["AT", "BANGKOK", "DAY", "Council", "council"]

LEARNT = "ฎีกาที่ขาดใบสำคัญถูกส่งกลับ ต้องตรวจสามจุดก่อนส่ง"
CHANGE = "จะใช้แผ่นตรวจหนึ่งหน้าก่อนส่งฎีกาทุกครั้ง"


def at(day: date, hour: int = 9) -> datetime:
    """A moment of a day in Thailand."""
    return datetime.combine(day, time(hour), tzinfo=BANGKOK)


def values(day: date = DAY, **more: Any) -> dict[str, Any]:
    """A training of two days elsewhere."""
    found: dict[str, Any] = {
        "kind": "training",
        "title": "การเบิกจ่ายเงินขององค์กรปกครองส่วนท้องถิ่น",
        "organiser": "สถาบันพัฒนาบุคลากรท้องถิ่น",
        "place": "จังหวัดปทุมธานี",
        "starts_on": day,
        "ends_on": day + timedelta(days=1),
        "days": Decimal(2),
        "cost_per_person": Decimal(3900),
    }
    return found | more


def entered(office: Council, day: date = DAY, who: str = "hr", **more: Any) -> Training:
    """A training in the list."""
    return planning.enter(values=values(day, **more), by=office.standing(who, DAY), at=AT)


def asked(office: Council, day: date = DAY, who: str = "staff_finance", **more: Any) -> Place:
    """Somebody asks to go."""
    reason = "รับผิดชอบการเบิกจ่ายของกอง"
    return planning.ask(values=values(day, **more), reason=reason, by=office.standing(who, DAY), at=AT)


def approved(office: Council, day: date = DAY, who: str = "staff_finance", by: str = "head_finance") -> Place:
    """The head approved it."""
    place = asked(office, day, who)
    return planning.decide(place_id=place.pk, approve=True, by=office.standing(by, DAY), at=AT)


def attended(office: Council, day: date = DAY, who: str = "staff_finance", by: str = "head_finance") -> Place:
    """The person was there."""
    place = approved(office, day, who, by)
    after = day + timedelta(days=2)
    return attending.attend(place_id=place.pk, by=office.standing(who, after), at=at(after))


def reported(office: Council, day: date = DAY, who: str = "staff_finance", by: str = "head_finance") -> Place:
    """The person wrote what came of it."""
    place = attended(office, day, who, by)
    after = day + timedelta(days=5)
    return reporting.report(
        place_id=place.pk, learnt=LEARNT, change=CHANGE, by=office.standing(who, after), at=at(after)
    )


def shared(office: Council, day: date = DAY, who: str = "staff_finance", by: str = "head_finance") -> Place:
    """The person told colleagues."""
    place = reported(office, day, who, by)
    after = day + timedelta(days=20)
    words = "ประชุมกองคลัง มีผู้ฟัง 6 คน"
    return reporting.share(
        place_id=place.pk, shared_on=after, words=words, by=office.standing(who, after), at=at(after)
    )


def used(office: Council, day: date = DAY, who: str = "staff_finance", by: str = "head_finance") -> Place:
    """The person said what changed in the work."""
    place = shared(office, day, who, by)
    after = day + timedelta(days=70)
    return reporting.say_use(
        place_id=place.pk,
        outcome=Outcome.USED,
        words="ฎีกาถูกส่งกลับน้อยลง",
        by=office.standing(who, after),
        at=at(after),
    )
