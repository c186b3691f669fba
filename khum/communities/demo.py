"""Questions and communities of the demonstration council over last year and this one, made through the actions."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from khum.communities.actions import answering, asking, practice
from khum.communities.models import Community, Question
from khum.communities.rules.practice import KitKind
from khum.domain.fiscal_year import FiscalYear
from khum.needs.models import Goal
from khum.people import standing
from khum.people.demo_cast import acting, moment, people_of
from khum.people.models import Division, Holding, Person
from khum.people.rules import PositionKind
from khum.people.standing import Standing

_FILE = Path(__file__).resolve().parent / "data" / "demo.json"
_SECRETARY = PositionKind.HR_OFFICER


def build(*, by: Standing, at: datetime) -> None:
    """Make what is told unless there are questions; days count from the beginning of last year."""
    if Question.objects.visible_to(by).exists():
        return
    first = FiscalYear.containing(at.date()).previous.start
    told: dict[str, list[dict[str, Any]]] = json.loads(_FILE.read_text(encoding="utf-8"))
    with transaction.atomic():
        made = [_community(row, number, first, by, at) for number, row in enumerate(told["communities"])]
        for number, row in enumerate(told["questions"]):
            _question(row, number, made, first, by, at)
        for number, row in enumerate(told["citizens"]):
            _citizen(row, number, first, by, at)


def _community(row: dict[str, Any], number: int, first: date, by: Standing, at: datetime) -> Community | None:
    begun = moment(first, row["on"])
    if begun >= at:
        return None
    people = people_of(by, row["division"], begun.date())
    keeper = people[0]
    goal = Goal.objects.visible_to(by).filter(division__name=row["division"]).order_by("-year_be", "order").first()
    values = {name: row[name] for name in ("name", "purpose", "rhythm")} | {"goal": goal}
    made = practice.begin(values=values, by=acting(keeper, begun.date()), at=begun)
    for place, (kind, text) in enumerate(row["kit"]):
        when = begun + timedelta(days=3 + 4 * place)
        if when < at:
            practice.put_kit(
                community_id=made.pk, kind=KitKind(kind), text=text, by=acting(keeper, when.date()), at=when
            )
    others = [
        person for division in Division.objects.visible_to(by) for person in people_of(by, division.name, begun.date())
    ]
    for place, (day, topic, *review) in enumerate(row["gatherings"]):
        held = moment(first, day, 15)
        if held < at:
            came = {*people[:5], *others[number + place :: 13]}
            practice.gather(
                community_id=made.pk, held_on=held.date(), topic=topic, person_ids=[person.pk for person in came],
                review=dict(zip(("expected", "happened", "why", "next_time"), review, strict=True)),
                by=acting(keeper, held.date()), at=held,
            )  # fmt: skip
    return made


def _question(
    row: dict[str, Any], number: int, made: list[Community | None], first: date, by: Standing, at: datetime
) -> None:
    when = moment(first, row["on"])
    if when >= at:
        return
    asker = _one(by, row["from"], number, when.date())
    to = [_one(by, row["to"], number + 1, when.date()).pk] if row["to"] else []
    community = made[row["community"]] if "community" in row else None
    question = asking.ask(
        title=row["title"], body=row["body"], person_ids=to, community=community, by=acting(asker, when.date()), at=when
    )
    _answers(row, question, number, when, by, at, asker)
    accepted = when + timedelta(hours=row.get("accept", 0))
    if "accept" in row and accepted < at:
        first_answer = question.answers.earliest("pk")
        answering.accept(answer_id=first_answer.pk, by=acting(asker, accepted.date()), at=accepted)
        if row.get("item"):
            author = acting(first_answer.author, accepted.date())
            answering.begin_item(question_id=question.pk, by=author, at=accepted)


def _citizen(row: dict[str, Any], number: int, first: date, by: Standing, at: datetime) -> None:
    when = moment(first, row["on"], 20)
    if when >= at:
        return
    visitor = standing.of_visitor(by.organisation, today=when.date())
    question = asking.ask_as_citizen(
        organisation=by.organisation, title=row["title"], body="", name=row["name"], by=visitor, at=when
    )
    if not row["answers"]:
        return
    read = when + timedelta(hours=13)
    secretary = (
        Holding.objects.on(read.date()).get(position__organisation=by.organisation, position__kind=_SECRETARY).person
    )
    asking.let_through(question_id=question.pk, by=acting(secretary, read.date()), at=read)
    _answers(row, question, number, when, by, at, None)


def _answers(
    row: dict[str, Any],
    question: Question,
    number: int,
    when: datetime,
    by: Standing,
    at: datetime,
    asker: Person | None,
) -> None:
    for place, (division, hours, body) in enumerate(row["answers"]):
        said = when + timedelta(hours=hours)
        if said < at:
            author = _one(by, division, number + place, said.date(), but=asker)
            answering.answer(question_id=question.pk, body=body, by=acting(author, said.date()), at=said)


def _one(by: Standing, division: str, number: int, on: date, *, but: Person | None = None) -> Person:
    found = [person for person in people_of(by, division, on) if person != but]
    return found[number % len(found)]
