"""The ways to reach a state of a survey, through actions, in a council with a large, a middle and a small division."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from khum.library.tests import journeys as library
from khum.library.tests.journeys import Council
from khum.people.models import Holding, Person, Position
from khum.surveys.actions import answering, making, running
from khum.surveys.models import Survey
from khum.surveys.tests.answers import full

BANGKOK = ZoneInfo("Asia/Bangkok")
DAY = date(2026, 11, 2)
__all__ = ["BANGKOK", "DAY", "Council", "council"]
_MORE = {"สำนักปลัด": 5, "กองคลัง": 3, "กองช่าง": 2}


def at(day: date = DAY, hour: int = 9) -> datetime:
    """A moment of a day in Thailand."""
    return datetime.combine(day, time(hour), tzinfo=BANGKOK)


def council(code: str = "khumthong", name: str = "องค์การบริหารส่วนตำบลขุมทอง") -> Council:
    """18 people: 2 at the top, 7 in the office, 6 in finance, 3 in works."""
    office = library.council(code, name)
    for division, number in _MORE.items():
        for count in range(number):
            short = f"{division}-{count}"
            post = Position.objects.create(
                organisation=office.organisation, division=office.divisions[division], title="พนักงาน", order=20
            )
            person = Person.objects.create_user(
                f"p{office.divisions[division].pk}x{count}.{code}", organisation=office.organisation, first_name=short
            )
            Holding.objects.create(position=post, person=person, start_date=library.START)
            office.people[short] = person
    return office


def of(office: Council, division: str) -> list[str]:
    """Short names of the people of a division, in a fixed order."""
    held = Holding.objects.filter(position__division=office.divisions[division]).values_list("person_id", flat=True)
    known = set(held)
    return [short for short, person in office.people.items() if person.pk in known]


def drafted(office: Council, code: str = "climate", day: date = DAY, **values: Any) -> Survey:
    """A draft of the KM secretary with questions of the bank."""
    given = {"title": f"แบบสำรวจ {code}", "opens_on": day, "closes_on": day + timedelta(days=14)}
    return making.make(bank_code=code, values=given | values, by=office.standing("hr", day), at=at(day))


def opened(office: Council, code: str = "climate", day: date = DAY, **values: Any) -> Survey:
    """People are asked."""
    survey = drafted(office, code, day, **values)
    return running.open_survey(survey_id=survey.pk, by=office.standing("hr", day), at=at(day))


def answered(
    office: Council, survey: Survey, who: Iterable[str], mark: int = 4, day: date = DAY, *, knows: bool = True
) -> Survey:
    """These people answered, one after the other."""
    for short in who:
        given = full(survey, mark, knows=knows, words=f"ความเห็นของใครคนหนึ่งให้ {mark}")
        answering.answer(survey_id=survey.pk, answers=given, by=office.standing(short, day), at=at(day, 10))
    return Survey.objects.get(pk=survey.pk)


def closed(office: Council, survey: Survey, day: date | None = None) -> Survey:
    """Nobody answers any more."""
    day = day or survey.closes_on
    return running.close(survey_id=survey.pk, by=office.standing("hr", day), at=at(day))
