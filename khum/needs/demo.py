"""The needs map of the demonstration council for the last year and this one, made through the actions."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import transaction

from khum.domain.fiscal_year import FiscalYear
from khum.library.models import Item
from khum.needs.actions import carrying, documents, goals, knowing, needs, people
from khum.needs.models import Need
from khum.needs.rules.kinds import Level
from khum.people import standing
from khum.people.models import Division, Holding, Person
from khum.people.rules import PositionKind
from khum.people.standing import Standing

_STRATEGIES = (
    "ยุทธศาสตร์ที่ 1 การพัฒนาโครงสร้างพื้นฐาน",
    "ยุทธศาสตร์ที่ 2 การพัฒนาคุณภาพชีวิตและสังคม",
    "ยุทธศาสตร์ที่ 3 การพัฒนาการศึกษาและวัฒนธรรม",
    "ยุทธศาสตร์ที่ 4 การบริหารจัดการบ้านเมืองที่ดี",
)


class Told(NamedTuple):
    """A need as the demonstration tells it; ``holders`` are a place in the division and a level each."""

    division: str
    strategy: int
    goal: str
    title: str
    nature: str
    criticality: int
    having: str
    form: str
    holders: list[tuple[int, int, str]]
    item: str
    tools: list[str]
    reason: str


_FILE = Path(__file__).resolve().parent / "data" / "demo.json"


def build(*, by: Standing, at: datetime) -> None:
    """Make the map of both years with their approved documents unless there is one."""
    if Need.objects.visible_to(by).exists():
        return
    year = FiscalYear.containing(at.date())
    first = year.previous.start + timedelta(days=12)
    with transaction.atomic():
        for row in json.loads(_FILE.read_text(encoding="utf-8")):
            told = Told(**row)
            _one(told, by=_head(by, told.division, first), at=_moment(first), year=year.previous)
        _decide(by, year.previous, first + timedelta(days=13), "1")
        carried = min(at.date(), year.start + timedelta(days=5))
        carrying.carry_over(year=year, by=_holder(by, PositionKind.HR_OFFICER, carried), at=_moment(carried))
        decided = min(at.date(), carried + timedelta(days=15))
        if decided > carried:
            _decide(by, year, decided, "1")
        _tell_skills(by, at)


def _one(told: Told, *, by: Standing, at: datetime, year: FiscalYear) -> None:
    """A goal, unless it is there, with a need, who holds it, who must learn it and how."""
    division = Division.objects.get(organisation_id=by.organisation_id, name=told.division)
    goal = division_goal(told, division, by=by, at=at, year=year)
    values = {name: getattr(told, name) for name in ("title", "nature", "criticality", "having", "form")}
    need = needs.add_need(goal_id=goal, values=values, by=by, at=at)
    staff = _staff(division, by.today)
    for place, level, evidence in told.holders:
        people.name_holder(
            need_id=need.pk,
            person=staff[place],
            level=Level(level),
            evidence=evidence,
            since=date(2023, 10, 1),
            by=by,
            at=at,
        )
    if len([level for _place, level, _evidence in told.holders if level >= Level.ALONE]) < 2:
        people.add_learner(need_id=need.pk, person=staff[-1], due_on=year.next.half[1], by=by, at=at)
    item = Item.objects.visible_to(by).filter(title=told.item).first() if told.item else None
    if item is not None:
        needs.link_item(need_id=need.pk, item_id=item.pk, by=by, at=at)
    if told.tools:
        choice = {"nature": told.nature, "resources": "little"}
        needs.choose_tools(need_id=need.pk, tools=told.tools, choice=choice, reason=told.reason, by=by, at=at)


def division_goal(told: Told, division: Division, *, by: Standing, at: datetime, year: FiscalYear) -> int:
    """The key of the goal, begun where it is not there."""
    known = goals.Goal.objects.visible_to(by).filter(title=told.goal, year_be=year.be, division=division).first()
    strategy = _STRATEGIES[told.strategy]
    made = known or goals.begin_goal(
        strategy=strategy, title=told.goal, division=division, year_be=year.be, by=by, at=at
    )
    return made.pk


def _decide(by: Standing, year: FiscalYear, day: date, number: str) -> None:
    documents.submit_document(year=year, by=_holder(by, PositionKind.HR_OFFICER, day), at=_moment(day))
    chair = _holder(by, PositionKind.PERMANENT_SECRETARY, day)
    words = f"ในการประชุมคณะกรรมการจัดการความรู้ ครั้งที่ 1/{year.be}"
    documents.approve_document(year=year, number=f"{number}/{year.be}", resolution=words, by=chair, at=_moment(day, 15))


def _tell_skills(by: Standing, at: datetime) -> None:
    """What a few people say of themselves, and how they are reached."""
    staff = _staff(Division.objects.get(organisation_id=by.organisation_id, name="กองคลัง"), at.date())
    for person, names in ((staff[1], ("ภาษีท้องถิ่น", "โปรแกรมตารางคำนวณ")), (staff[2], ("ถ่ายภาพและตัดต่อวีดิทัศน์",))):
        own = standing.load(person, today=at.date())
        for name in names:
            knowing.declare_skill(name=name, by=own, at=at)
        knowing.choose_contact(values={"shows_phone": True, "in_person": True}, by=own, at=at)


def _staff(division: Division, day: date) -> list[Person]:
    """People of a division, its head first."""
    held = Holding.objects.on(day).filter(position__division=division, is_acting=False)
    ordered = held.select_related("person", "position").order_by("position__order", "id")
    heads_first = sorted(ordered, key=lambda row: row.position.kind != PositionKind.DIVISION_HEAD)
    return [row.person for row in heads_first]


def _head(by: Standing, division: str, day: date) -> Standing:
    return _holder(by, PositionKind.DIVISION_HEAD, day, division=division)


def _holder(by: Standing, kind: PositionKind, day: date, division: str = "") -> Standing:
    held = Holding.objects.on(day).filter(position__organisation_id=by.organisation_id, position__kind=kind)
    if division:
        held = held.filter(position__division__name=division)
    return standing.load(held.select_related("person").order_by("is_acting", "id")[0].person, today=day)


def _moment(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=ZoneInfo("Asia/Bangkok"))
