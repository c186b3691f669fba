"""Trainings of the demonstration council over the last fiscal year and this one, made through the actions."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from khum.domain.fiscal_year import FiscalYear
from khum.learning.actions import attending, checking, growing, planning, reporting
from khum.learning.models import Place, Training
from khum.learning.rules import reading_quiz
from khum.learning.rules.checking import When
from khum.learning.rules.states import Outcome
from khum.people import standing
from khum.people.models import Division, Holding, Person
from khum.people.rules import PositionKind
from khum.people.standing import Standing

_FILE = Path(__file__).resolve().parent / "data" / "demo.json"
_BANGKOK = ZoneInfo("Asia/Bangkok")
_BEFORE, _REPORT, _SHARE, _USE, _CONFIRM = (timedelta(days=days) for days in (20, 6, 24, 66, 70))
_QUIZ = """ความรู้แบบใดอยู่ในตัวคนและเขียนออกมายาก
- ความรู้ชัดแจ้ง
* ความรู้ฝังลึก
- ระเบียบ

ขั้นตอนแรกของกระบวนการจัดการความรู้คือข้อใด
* การบ่งชี้ความรู้
- การเข้าถึงความรู้
- การเรียนรู้

ถอดบทเรียนหลังงานเสร็จควรถามข้อใดก่อน
- ใครผิด
* คาดว่าจะเกิดอะไร และเกิดอะไรขึ้นจริง
- ใช้เงินเท่าใด

เรื่องในคลังความรู้หมดอายุเมื่อใด
- ไม่มีวันหมดอายุ
* เมื่อถึงวันทบทวนแล้วไม่มีผู้ยืนยัน
- เมื่อผู้เขียนย้าย

ผู้ใดสังกัดได้บ้างในชุมชนนักปฏิบัติ
* ทุกคนที่สนใจเรื่องนั้น
- เฉพาะหัวหน้า
"""
_WISHES = (
    ("การใช้ปัญญาประดิษฐ์ช่วยร่างหนังสือ", "ร่างหนังสือโต้ตอบวันละสิบฉบับ", "อบรมภายในครึ่งวัน แล้วลองใช้กับพี่เลี้ยง"),
    ("ภาษีที่ดินและสิ่งปลูกสร้าง", "รับงานจัดเก็บแทนผู้ที่จะเกษียณ", "นั่งทำคู่กับผู้รู้หนึ่งไตรมาส"),
    ("การอ่านแบบก่อสร้าง", "ตรวจรับงานจ้าง", "ออกพื้นที่กับช่างสามครั้ง"),
    ("การเขียนโครงการของบประมาณ", "ขอเงินอุดหนุนเฉพาะกิจ", "อบรมของสำนักงานท้องถิ่นจังหวัด"),
    ("การสื่อสารกับผู้ร้องเรียน", "รับเรื่องที่เคาน์เตอร์", "เรียนรู้จากเพื่อนร่วมงานและฝึกเล่าเรื่อง"),
    ("การดูแลผู้ป่วยติดเตียง", "เยี่ยมบ้านกับ อสม.", "ศึกษาดูงานโรงพยาบาลส่งเสริมสุขภาพตำบล"),
)


def build(*, by: Standing, at: datetime) -> None:
    """Make the trainings of both years with what came of them, budgets and goals, unless there are some."""
    if Training.objects.visible_to(by).exists():
        return
    year = FiscalYear.containing(at.date())
    told: list[dict[str, Any]] = json.loads(_FILE.read_text(encoding="utf-8"))
    with transaction.atomic():
        for of in (year.previous, year):
            _budgets(of, by)
        for number, row in enumerate(told):
            _one(row, number, first=year.previous.start, by=by, today=at.date())
        _goals(year, by=by, today=at.date())


def _budgets(year: FiscalYear, by: Standing) -> None:
    hr = _as(by.person, year.start)
    for place, division in enumerate(Division.objects.visible_to(by).order_by("order", "id")):
        amount = Decimal((30_000, 45_000, 25_000, 20_000, 18_000, 15_000)[place % 6])
        growing.set_budget(year_be=year.be, division=division, amount=amount, by=hr, at=_moment(year.start))


def _one(row: dict[str, Any], number: int, *, first: date, by: Standing, today: date) -> None:
    """A training as far as its day allows."""
    day = first + timedelta(days=row["on"])
    entered = day - _BEFORE
    if entered >= today:
        return
    people = _people(by, row["division"], row["people"], number, entered)
    if row["division"] and not row["internal"] and row["people"] < 3:
        places = _asked(row, day, people, entered)
    else:
        places = _sent(row, day, people, number, _as(by.person, entered))
    training = places[0].training
    if row["internal"] and day < today:
        _course(training, places, has_quiz=bool(row.get("km")), by=_as(by.person, day))
    for place, taken in enumerate(places):
        _after(taken, row, keeps_still=place > 0 and (number + place) % 6 == 0, today=today)


def _values(row: dict[str, Any], day: date) -> dict[str, Any]:
    found: dict[str, Any] = {
        "kind": row["kind"],
        "title": row["title"],
        "organiser": row["organiser"],
        "place": row["place"],
        "is_internal": row["internal"],
        "starts_on": day,
        "ends_on": day + timedelta(days=row["days"] - 1),
        "days": Decimal(row["days"]),
        "cost_per_person": Decimal(row["cost"]),
    }
    if row.get("km"):
        found |= {
            "is_about_km": True,
            "content": "ความหมาย ขั้นตอน 7 ขั้น การเขียนเรื่องหนึ่งหน้า การใช้คลังความรู้",
            "audience": "คณะทำงานจัดการความรู้และตัวแทนทุกกอง",
            "method": "บรรยายหนึ่งชั่วโมง ฝึกเขียนเรื่องจริงสองชั่วโมง เล่าให้กันฟัง",
            "evaluation": "แบบทดสอบก่อนและหลังเรียน และนับเรื่องที่เขียนลงคลังภายในสองเดือน",
        }
    return found


def _asked(row: dict[str, Any], day: date, people: list[Person], entered: date) -> list[Place]:
    """The first one finds it, the others join; their heads decide."""
    made = planning.ask(
        values=_values(row, day), reason="ใช้กับงานประจำของกอง", by=_as(people[0], entered), at=_moment(entered)
    )
    decided = entered + timedelta(days=2)
    head = _head(made, decided)
    places = [planning.decide(place_id=made.pk, approve=True, by=head, at=_moment(decided))]
    for person in people[1:]:  # A request is seen by colleagues once it is approved.
        joined = planning.join(
            training_id=made.training_id, reason="ทำงานด้านเดียวกัน", by=_as(person, decided), at=_moment(decided, 13)
        )
        places.append(planning.decide(place_id=joined.pk, approve=True, by=head, at=_moment(decided, 15)))
    return places


def _sent(row: dict[str, Any], day: date, people: list[Person], number: int, hr: Standing) -> list[Place]:
    """The HR officer enters it and sends people by an order."""
    values = _values(row, day) | {"order_reference": f"คำสั่งที่ {number + 41}/{FiscalYear.containing(day).be}"}
    at = _moment(hr.today)
    made = planning.enter(values=values, by=hr, at=at)
    return planning.send(
        training_id=made.pk, person_ids=[person.pk for person in people], reason="พัฒนางานของกอง", by=hr, at=at
    )


def _course(training: Training, places: list[Place], *, has_quiz: bool, by: Standing) -> None:
    """A morning and an afternoon; the check before and after where there is one."""
    at = _moment(training.starts_on, 16)
    quiz = None
    if has_quiz:
        quiz = checking.make_quiz(
            title="ความเข้าใจเรื่องการจัดการความรู้", questions=reading_quiz.read(_QUIZ), training=training,
            has_pre=True, by=by, at=_moment(training.starts_on, 8),
        )  # fmt: skip
        for number, place in enumerate(places):
            _answer(quiz.pk, When.PRE, 1 + number % 3, place, _moment(training.starts_on, 9))
    there = [place.pk for place in places[: -1 if len(places) > 8 else None]]
    for topic in ("ภาคเช้า: ทำความเข้าใจ", "ภาคบ่าย: ลงมือทำกับงานจริง"):
        attending.hold_session(
            training_id=training.pk, held_on=training.starts_on, topic=topic, came=there, by=by, at=at
        )
    if quiz is not None:
        for number, place in enumerate(places[: len(there)]):
            _answer(quiz.pk, When.POST, 2 + number % 4, place, at)


def _answer(quiz_id: int, when: When, right: int, place: Place, at: datetime) -> None:
    """So many right answers, the others wrong."""
    keys = [question.right for question in reading_quiz.read(_QUIZ)]
    given = [key if number < right else (key + 1) % 2 for number, key in enumerate(keys)]
    checking.answer(quiz_id=quiz_id, when=when, given=given, by=_as(place.person, at.date()), at=at)


def _after(place: Place, row: dict[str, Any], *, keeps_still: bool, today: date) -> None:
    """What the person does after it, as far as the days have come."""
    ended = place.training.ends_on
    if ended + timedelta(days=1) >= today:
        return
    place.refresh_from_db()
    day = ended + timedelta(days=1)
    if place.state == "approved":
        if place.training.is_internal:
            hr = _as(place.training.created_by, day)
            attending.leave(place_id=place.pk, missed=True, reason="ลาป่วย", by=hr, at=_moment(day))
            return
        attending.attend(place_id=place.pk, by=_as(place.person, day), at=_moment(day))
    if keeps_still or not row["learnt"]:
        return
    for step, wait in ((_report, _REPORT), (_share, _SHARE), (_use, _USE), (_confirm, _CONFIRM)):
        on = ended + wait
        if on >= today or not step(place, row, on):
            return


def _report(place: Place, row: dict[str, Any], on: date) -> bool:
    by, at = _as(place.person, on), _moment(on, 15)
    reporting.report(place_id=place.pk, learnt=row["learnt"], change=row["change"], by=by, at=at)
    return bool(row["told"])


def _share(place: Place, row: dict[str, Any], on: date) -> bool:
    by, at = _as(place.person, on), _moment(on, 15)
    reporting.share(place_id=place.pk, shared_on=on, words=row["told"], by=by, at=at)
    return bool(row["outcome"])


def _use(place: Place, row: dict[str, Any], on: date) -> bool:
    by, at = _as(place.person, on), _moment(on, 15)
    reporting.say_use(place_id=place.pk, outcome=Outcome(row["outcome"]), words=row["words"], by=by, at=at)
    return True


def _confirm(place: Place, _row: dict[str, Any], on: date) -> bool:
    reporting.confirm(place_id=place.pk, by=_head(place, on), at=_moment(on, 16))
    return True


def _goals(year: FiscalYear, *, by: Standing, today: date) -> None:
    """What people need to learn this year; every other wish is agreed on."""
    on = min(year.start + timedelta(days=12), today)
    for number, (topic, why, means) in enumerate(_WISHES):
        person = _people(by, DIVISIONS[number % len(DIVISIONS)], 1, number, on)[0]
        who = _as(person, on)
        goal = growing.want(
            year_be=year.be, topic=topic, why=why, means=means, by_when=year.end - timedelta(days=60 + 20 * number),
            by=who, at=_moment(on),
        )  # fmt: skip
        if number % 2 == 0:
            head = _head_of(goal.division_id, person, by.organisation_id, on)
            growing.agree(goal_id=goal.pk, means=means, by_when=goal.by_when, by=head, at=_moment(on, 15))


DIVISIONS = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสวัสดิการสังคม", "กองสาธารณสุข")


def _people(by: Standing, division: str, number: int, start: int, on: date) -> list[Person]:
    """Some officers of a division in turn, or of all."""
    held = Holding.objects.on(on).filter(
        position__organisation_id=by.organisation_id, position__kind=PositionKind.OFFICER, person__is_active=True
    )
    if division:
        held = held.filter(position__division__name=division)
    people = [holding.person for holding in held.select_related("person").order_by("pk")]
    return [people[(start + place) % len(people)] for place in range(min(number, len(people)))]


def _head(place: Place, on: date) -> Standing:
    return _head_of(place.division_id, place.person, place.training.organisation_id, on)


def _head_of(division_id: int | None, person: Person, organisation_id: int, on: date) -> Standing:
    """The head of a division; of the head, and where there is none, the permanent secretary."""
    posts = Holding.objects.on(on).filter(position__organisation_id=organisation_id).exclude(person=person)
    heads = posts.filter(position__division=division_id, position__kind=PositionKind.DIVISION_HEAD)
    above = posts.filter(position__kind=PositionKind.PERMANENT_SECRETARY)
    found = heads.select_related("person").first() or above.select_related("person")[0]
    return _as(found.person, on)


def _as(person: Person | None, on: date) -> Standing:
    if person is None:
        raise LookupError(on)
    return standing.load(person, today=on)


def _moment(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=_BANGKOK)
