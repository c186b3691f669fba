"""The ways to reach a state of a question or a community, always through actions; the council is the library's."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from khum.communities.actions import answering, asking, practice
from khum.communities.models import Answer, Community, Question
from khum.library.tests.journeys import Council, council
from khum.people import standing

BANGKOK = ZoneInfo("Asia/Bangkok")
DAY = date(2026, 11, 2)
AT = datetime(2026, 11, 2, 9, 0, tzinfo=BANGKOK)
TITLE = "เบิกค่าที่พักกรณีไปราชการกับผู้บริหารได้อัตราใด"
ANSWER = "เบิกเหมาจ่ายตามระดับของตนเอง เว้นแต่จำเป็นต้องพักที่เดียวกันจึงขออนุมัติเท่าที่จ่ายจริง"
__all__ = ["ANSWER", "AT", "DAY", "TITLE", "Council", "council"]


def at(day: date, hour: int = 9) -> datetime:
    """A moment of a day in Thailand."""
    return datetime.combine(day, time(hour), tzinfo=BANGKOK)


def asked(office: Council, who: str = "staff_works", day: date = DAY, **more: Any) -> Question:
    """A question on the board."""
    facts = {"title": TITLE, "body": "ไปประชุมที่จังหวัดสองคืน"} | more
    return asking.ask(**facts, by=office.standing(who, day), at=at(day))


def privately(office: Council, to: str = "staff_finance", who: str = "staff_works") -> Question:
    """A question between two people."""
    return asked(office, who, person_ids=[office.people[to].pk], is_private=True)


def from_citizen(office: Council, title: str = "ขอใบอนุญาตก่อสร้างรั้วต้องใช้เอกสารใด", day: date = DAY) -> Question:
    """A citizen's question that nobody has looked at."""
    by = standing.of_visitor(office.organisation, today=day)
    return asking.ask_as_citizen(
        organisation=office.organisation, title=title, body="บ้านอยู่หมู่ 3", name="สมชาย", by=by, at=at(day)
    )


def answered(
    office: Council, question: Question, who: str = "staff_finance", day: date = DAY, hour: int = 12
) -> Answer:
    """An answer in words."""
    return answering.answer(question_id=question.pk, body=ANSWER, by=office.standing(who, day), at=at(day, hour))


def accepted(office: Council, day: date = DAY) -> Question:
    """A question whose asker says that an answer serves, six hours later."""
    answer = answered(office, asked(office, day=day), day=day)
    return answering.accept(answer_id=answer.pk, by=office.standing("staff_works", day), at=at(day, 15))


def begun(office: Council, who: str = "staff_finance", name: str = "ชุมชนการเงินการคลัง", day: date = DAY) -> Community:
    """A community of practice."""
    values = {"name": name, "purpose": "ให้ฎีกาถูกต้องตั้งแต่ครั้งแรก", "rhythm": "ทุกวันพุธแรกของเดือน"}
    return practice.begin(values=values, by=office.standing(who, day), at=at(day))
