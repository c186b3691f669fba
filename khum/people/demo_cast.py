"""Who plays which part in the demonstration: people of a division on a day, their standing then, hours of Bangkok."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from khum.people import standing
from khum.people.models import Holding, Person
from khum.people.rules import PositionKind
from khum.people.standing import Standing

BANGKOK = ZoneInfo("Asia/Bangkok")


def moment(first: date, days: int, hour: int = 9) -> datetime:
    """The hour of the day so many days after the first one."""
    return datetime.combine(first + timedelta(days=days), time(hour), tzinfo=BANGKOK)


def people_of(by: Standing, division: str, on: date) -> list[Person]:
    """Who held a position of the division on that day, its head first: one query."""
    held = Holding.objects.on(on).filter(position__organisation=by.organisation, position__division__name=division)
    rows = sorted(
        held.select_related("person", "position").order_by("position__order", "pk"),
        key=lambda holding: holding.position.kind != PositionKind.DIVISION_HEAD,
    )
    return [holding.person for holding in rows]


def acting(person: Person, on: date) -> Standing:
    """The rights of a person on that day."""
    return standing.load(person, today=on)


def holder_of(by: Standing, kind: PositionKind, on: date) -> Standing:
    """Who held the only position of this kind on that day: one query."""
    held = Holding.objects.on(on).filter(position__organisation=by.organisation, position__kind=kind)
    return acting(held.select_related("person").earliest("pk").person, on)


def head_of(by: Standing, division: str, on: date) -> Standing:
    """The head of the division on that day; where the post is vacant, the permanent secretary: two queries at most."""
    heads = Holding.objects.on(on).filter(position__organisation=by.organisation, position__division__name=division)
    found = heads.filter(position__kind=PositionKind.DIVISION_HEAD).select_related("person").first()
    return acting(found.person, on) if found else holder_of(by, PositionKind.PERMANENT_SECRETARY, on)


def officers_of(by: Standing, division: str, on: date) -> list[Person]:
    """Those of a division on that day who do not lead it: two queries."""
    head = head_of(by, division, on).person_id
    return [person for person in people_of(by, division, on) if person.pk != head]
