"""Surveys of the demonstration council over the last fiscal year and this one, made and answered by the actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from khum.domain.fiscal_year import FiscalYear
from khum.people import standing
from khum.people.models import Person
from khum.people.standing import Standing
from khum.surveys.actions import answering, making, running
from khum.surveys.models import Invitation, Survey
from khum.surveys.rules.kinds import QuestionKind
from khum.surveys.rules.questions import Answer, Question

_BANGKOK = ZoneInfo("Asia/Bangkok")
_LASTS = timedelta(days=14)
_SMALL = "กองสาธารณสุข"


@dataclass(frozen=True, slots=True)
class _Told:
    """A survey: on which day of the two years, of whom so many percent answer, and how well in percent."""

    code: str
    title: str
    on: int
    answer: int
    well: int
    follows: str = ""


_SURVEYS = (
    _Told("awareness", "การรับรู้เป้าหมายการจัดการความรู้ ปี {before}", 40, 62, 58),
    _Told("understanding", "ความเข้าใจเรื่องการจัดการความรู้ ก่อนอบรม ปี {before}", 70, 70, 48),
    _Told(
        "understanding", "ความเข้าใจเรื่องการจัดการความรู้ หลังอบรม ปี {before}", 100, 74, 76,
        "ความเข้าใจเรื่องการจัดการความรู้ ก่อนอบรม ปี {before}",
    ),
    _Told("climate", "บรรยากาศการแลกเปลี่ยนเรียนรู้ ปี {before}", 150, 68, 58),
    _Told("training", "ความต้องการพัฒนาของบุคลากร ปี {year}", 320, 80, 60),
    _Told("satisfaction", "ความพึงพอใจต่อกิจกรรมการจัดการความรู้ ปี {before}", 340, 66, 70),
    _Told("awareness", "การรับรู้เป้าหมายการจัดการความรู้ ปี {year}", 380, 78, 72),
    _Told("climate", "บรรยากาศการแลกเปลี่ยนเรียนรู้ ปี {year}", 411, 40, 68),
)  # fmt: skip
_WORDS = {
    "unclear": ("ยังไม่แน่ใจว่ากองของตนต้องส่งอะไรเมื่อใด", "อยากให้ติดแผนหน้าเดียวไว้ที่บอร์ด"),
    "better": ("มีเวลาคุยกันหลังประชุมกองสักสิบห้านาที", "ให้คนที่กลับจากอบรมเล่าให้ฟังทุกครั้ง", "รวมแบบฟอร์มไว้ที่เดียว"),
    "keep": ("ควรจัดเวทีเล่าเรื่องต่อ", "จัดช่วงบ่ายวันศุกร์จะมาได้มากขึ้น"),
    "which": ("พัสดุตามระเบียบใหม่ ใช้กับงานจัดซื้อของกอง", "ภาษีที่ดิน ใช้กับงานจัดเก็บ"),
    "offer": ("การทำแผนที่ภาษีอย่างง่าย", "การใช้ตารางคำนวณ"),
}


def build(*, by: Standing, at: datetime) -> None:
    """Make the surveys of both years as far as their days have come, unless there are some."""
    if Survey.objects.visible_to(by).exists() or by.person is None:
        return
    year = FiscalYear.containing(at.date())
    years = {"before": year.previous.be, "year": year.be}
    with transaction.atomic():
        made: dict[str, Survey] = {}
        for number, told in enumerate(_SURVEYS):
            first = year.previous.start + timedelta(days=told.on)
            if first <= at.date():
                survey = _opened(told, first, made.get(told.follows.format(**years)), years, by.person)
                _answered(survey, told, number, at.date())
                made[survey.title] = _closed(survey, by.person, at.date())
        _drafted(year, by, at)


def _opened(told: _Told, first: date, follows: Survey | None, years: dict[str, int], keeper: Person) -> Survey:
    keeping = standing.load(keeper, today=first)
    values = {
        "title": told.title.format(**years),
        "opens_on": first,
        "closes_on": first + _LASTS,
        "is_anonymous": told.code not in {"understanding", "training"},
        "follows": follows,
    }
    draft = making.make(bank_code=told.code, values=values, by=keeping, at=_moment(first))
    return running.open_survey(survey_id=draft.pk, by=keeping, at=_moment(first))


def _answered(survey: Survey, told: _Told, number: int, today: date) -> None:
    """Some of those who were asked answer, on several days; few of one division, so that it is seen to be hidden."""
    invited = Invitation.objects.filter(survey=survey).select_related("person__organisation", "division").order_by("pk")
    few = 0
    for place, row in enumerate(invited):
        draw = _drawn(place, number)
        on = survey.opens_on + timedelta(days=draw % _LASTS.days)
        if draw >= told.answer or on > today:
            continue
        if row.division and row.division.name == _SMALL:
            few += 1
            if few > 3:
                continue
        answers = {
            question.key: answer
            for spot, question in enumerate(survey.read)
            if (answer := _answer(question, _drawn(place * 7 + spot, number + 3), told.well)) is not None
        }
        by = Standing(person=row.person, organisation=row.person.organisation, today=on)
        answering.answer(survey_id=survey.pk, answers=answers, by=by, at=_moment(on, 11))


def _answer(question: Question, draw: int, well: int) -> Answer | None:
    match question.kind:
        case QuestionKind.SCALE:
            return min(max(round((well + draw / 2 - 20) / 20), 1), 5)
        case QuestionKind.TEXT:
            words = _WORDS.get(question.key, ())
            return words[draw % len(words)] if words and draw % 5 == 0 else None
        case QuestionKind.SEVERAL:
            return sorted({draw % len(question.options), (draw // 3) % len(question.options)})
        case _:
            right = question.right[0] if question.right else 0
            return right if draw < well else (right + 1) % len(question.options)


def _closed(survey: Survey, keeper: Person, today: date) -> Survey:
    if survey.closes_on >= today:
        return survey
    on = survey.closes_on
    return running.close(survey_id=survey.pk, by=standing.load(keeper, today=on), at=_moment(on, 16))


def _drafted(year: FiscalYear, by: Standing, at: datetime) -> None:
    """The next one lies ready as a draft."""
    values = {
        "title": f"ความพึงพอใจต่อกิจกรรมการจัดการความรู้ ปี {year.be}",
        "opens_on": at.date() + timedelta(days=30),
        "closes_on": at.date() + timedelta(days=44),
    }
    making.make(bank_code="satisfaction", values=values, by=by, at=at)


def _drawn(place: int, salt: int) -> int:
    """A number 0–99 that looks drawn and is the same each time."""
    return (place * 37 + salt * 53 + place * place * 11) % 100


def _moment(day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=_BANGKOK)
