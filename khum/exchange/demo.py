"""Who leaves, lessons and programmes of the demonstration council over last year and this one, through the actions."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from khum.domain.fiscal_year import FiscalYear
from khum.exchange.actions import handing, leaving, lessons, programmes
from khum.exchange.models import HandOver, Lesson
from khum.exchange.rules import interview
from khum.exchange.rules.handing import ShadowStage
from khum.exchange.rules.leaving import LeavingKind
from khum.exchange.rules.programmes import Kind
from khum.people import standing
from khum.people.models import Division, Holding, Person
from khum.people.rules import PositionKind
from khum.people.standing import Standing

_FILE = Path(__file__).resolve().parent / "data" / "demo.json"
_BANGKOK = ZoneInfo("Asia/Bangkok")


def build(*, by: Standing, at: datetime) -> None:
    """Make what is told unless there are lessons; days count from the beginning of last year."""
    if Lesson.objects.visible_to(by).exists():
        return
    scene = _Scene(by, FiscalYear.containing(at.date()).previous.start, at)
    told: dict[str, list[dict[str, Any]]] = json.loads(_FILE.read_text(encoding="utf-8"))
    with transaction.atomic():
        for row in told["departures"]:
            scene.departure(row)
        for row in told["lessons"]:
            scene.lesson(row)
        for row in told["programmes"]:
            scene.programme(row)


class _Scene:
    """The council, the first day that is told, and the moment until which things happened."""

    def __init__(self, by: Standing, first: date, until: datetime) -> None:
        self.by, self.first, self.until = by, first, until

    def departure(self, row: dict[str, Any]) -> None:
        """Somebody leaves; one of them has handed over already."""
        noted = self.at(max(row["from"], 0))
        if noted >= self.until:
            return
        people = self.people(row["division"], noted.date())
        leaver, successor = people[row["place"] % len(people)], people[row["successor"] % len(people)]
        made = leaving.note(
            person_id=leaver.pk,
            kind=LeavingKind(row["kind"]),
            leaves_on=self.first + timedelta(days=row["leaves"]),
            source="ทะเบียนประวัติ",
            by=self.hr(noted),
            at=noted,
        )
        begun = noted + timedelta(days=14)
        if begun < self.until and ("signed" in row or row.get("begun")):
            head = self.hr(begun)
            hand_over = handing.begin(departure_id=made.pk, by=head, at=begun)
            handing.name_successor(hand_over_id=hand_over.pk, successor=successor, position=None, by=head, at=begun)
            if "signed" in row:
                self.handed(row, hand_over, leaver, successor)

    def handed(self, row: dict[str, Any], made: HandOver, leaver: Person, successor: Person) -> None:
        """The interview, days side by side, both signatures."""
        signed = self.at(row["signed"])
        for number, part in enumerate(interview.KIT):
            when = signed - timedelta(days=100 - 10 * number)
            answers = {question.code: row["answers"][question.code] for question in part.questions}
            handing.answer(
                hand_over_id=made.pk, part=part.code, answers=answers, is_done=True, by=_as(leaver, when), at=when
            )
        for number, stage in enumerate(ShadowStage):
            when = signed - timedelta(days=30 - 8 * number)
            handing.note_shadow_day(
                hand_over_id=made.pk, on=when.date(), work="ปิดบัญชีประจำเดือน", stage=stage,
                by=_as(successor, when), at=when,
            )  # fmt: skip
        before = signed - timedelta(days=2)
        handing.hand(hand_over_id=made.pk, by=_as(leaver, before), at=before)
        handing.sign(hand_over_id=made.pk, note="ทำได้เองแล้วทุกเรื่อง", by=_as(successor, signed), at=signed)

    def lesson(self, row: dict[str, Any]) -> None:
        """A lesson as far as it came."""
        raised = self.at(row["on"])
        if raised >= self.until:
            return
        division = Division.objects.get(organisation=self.by.organisation, name=row["division"])
        people = self.people(row["division"], raised.date())
        values = {name: row[name] for name in ("title", "happened", "why", "proposal")} | {"division": division}
        made = lessons.raise_lesson(values=values, by=_as(people[-1], raised), at=raised)
        decided = raised + timedelta(days=4)
        if "owner" not in row or decided >= self.until:
            return
        owner = people[row["owner"] % len(people)]
        held = Holding.objects.on(decided.date()).filter(person=owner).select_related("position")
        lessons.assign(
            lesson_id=made.pk, action=row["proposal"], owner=held[0].position,
            due_on=decided.date() + timedelta(days=row["due"]), by=self.hr(decided), at=decided,
        )  # fmt: skip
        for name, do in (("changed", self._change), ("told", self._tell), ("closed", self._close)):
            when = raised + timedelta(days=row.get(name, 0))
            if name in row and when < self.until:
                do(made, row, owner, when)

    def _change(self, made: Lesson, row: dict[str, Any], owner: Person, when: datetime) -> None:
        lessons.change(lesson_id=made.pk, what=row["what"], item=None, by=_as(owner, when), at=when)

    def _tell(self, made: Lesson, row: dict[str, Any], owner: Person, when: datetime) -> None:
        lessons.tell(lesson_id=made.pk, how=row["how"], by=_as(owner, when), at=when)

    def _close(self, made: Lesson, row: dict[str, Any], owner: Person, when: datetime) -> None:
        lessons.close(lesson_id=made.pk, note=row["note"], by=self.hr(when), at=when)

    def programme(self, row: dict[str, Any]) -> None:
        """A programme as far as it came."""
        planned, kind = self.at(row["on"]), Kind(row["kind"])
        if planned >= self.until:
            return
        first = self.one(row["division"], row["first"], planned)
        made = programmes.plan(
            kind=kind,
            values={
                "title": row["title"],
                "order_number": row.get("order", ""),
                "starts_on": planned.date(),
                "ends_on": planned.date() + timedelta(days=row["days"]),
            },
            texts=row["texts"],
            first=first,
            rest=[self.one(division, place, planned) for division, place in row["rest"]],
            by=self.hr(planned),
            at=planned,
        )
        people = [taker.person for taker in made.takers.select_related("person")]
        for day, done, passed in row["sessions"]:
            when = self.at(day)
            if when < self.until:
                programmes.add_session(
                    programme_id=made.pk, on=when.date(), done=done, passed_on=passed, present=people,
                    by=_as(first, when), at=when,
                )  # fmt: skip
        finished = self.at(row.get("finish", 0))
        if "finish" in row and finished < self.until:
            self._finish(row, made.pk, kind, first, people, finished)

    def _finish(
        self, row: dict[str, Any], pk: int, kind: Kind, first: Person, people: list[Person], when: datetime
    ) -> None:
        values: dict[str, Any] = {"follow_up_on": self.at(row["follow"]).date()} if "follow" in row else {}
        values |= {name: row[name] for name in ("before", "after", "outcome", "reason") if name in row}
        if "adopted" in row:
            values["is_adopted"] = row["adopted"]
        programmes.finish(programme_id=pk, texts=row["texts"], values=values, by=_as(first, when), at=when)
        if row.get("adopted") is False:
            return
        signer = people[-1] if kind is Kind.MENTORING else first
        programmes.sign(programme_id=pk, by=_as(signer, when), at=when + timedelta(hours=2))
        if "confirm" in row and (confirmed := self.at(row["confirm"])) < self.until:
            programmes.confirm(programme_id=pk, by=self.hr(confirmed), at=confirmed)
        if "follow" in row and (looked := self.at(row["follow"])) < self.until:
            programmes.follow_up(programme_id=pk, words=row["remained"], by=_as(first, looked), at=looked)

    def at(self, day: int) -> datetime:
        """A moment of a day that is told."""
        return datetime.combine(self.first + timedelta(days=day), time(10), tzinfo=_BANGKOK)

    def people(self, division: str, on: date) -> list[Person]:
        """Who works in a division, in the order of the chart."""
        held = Holding.objects.on(on).filter(
            position__organisation=self.by.organisation, position__division__name=division
        )
        return [holding.person for holding in held.select_related("person").order_by("position__order", "pk")]

    def one(self, division: str, place: int, when: datetime) -> Person:
        """One of them."""
        found = self.people(division, when.date())
        return found[place % len(found)]

    def hr(self, when: datetime) -> Standing:
        """The HR officer on a day."""
        held = Holding.objects.on(when.date()).filter(
            position__organisation=self.by.organisation, position__kind=PositionKind.HR_OFFICER
        )
        return _as(held.select_related("person")[0].person, when)


def _as(person: Person, when: datetime) -> Standing:
    return standing.load(person, today=when.date())
