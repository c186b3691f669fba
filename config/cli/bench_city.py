"""A city for ``khum bench metrics``: the council's people and what they did, so many times over, written in bulk.

A benchmark's own means: the records are copies of real ones with other people in them, without ledger lines.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

from django.db import transaction

from khum.learning.models import Place
from khum.library.models import ReadCount, Use
from khum.meetings.models import Attendance
from khum.people.models import Holding, Organisation, Person, Position
from khum.people.rules import PositionKind

MOST_ROWS = 200_000
_BATCH = 2000


@transaction.atomic
def fill(organisation: Organisation, people: int) -> None:
    """As many people as asked for, each in a post of a division; what one did, others did too."""
    have = list(Person.objects.filter(organisation=organisation).order_by("pk"))
    new = _people(organisation, people - len(have))
    times = len(new) // max(1, len(have))
    for model in (Attendance, Place, ReadCount, Use):
        _again(model, have, new, times)


def _people(organisation: Organisation, number: int) -> list[Person]:
    officer = Position.objects.filter(organisation=organisation, kind=PositionKind.OFFICER, division__isnull=False)
    officers = list(officer.order_by("pk"))
    start = Holding.objects.filter(position__organisation=organisation).earliest("start_date").start_date
    made = Person.objects.bulk_create(
        Person(
            username=f"city.{place}",
            organisation=organisation,
            first_name=f"คนที่{place}",
            last_name="ของเมือง",
            password="!",  # noqa: S106 - nobody signs in as them
        )
        for place in range(number)
    )
    posts = Position.objects.bulk_create(
        Position(
            organisation=organisation,
            division_id=officers[place % len(officers)].division_id,
            title="เจ้าพนักงานธุรการ",
            kind=PositionKind.OFFICER,
            order=place,
        )
        for place in range(number)
    )
    Holding.objects.bulk_create(
        Holding(position=post, person=person, start_date=start) for post, person in zip(posts, made, strict=True)
    )
    return list(made)


def _again(model: type[Any], have: list[Person], new: list[Person], times: int) -> None:
    """Copies of the rows of every old person for ``times`` new ones."""
    place_of = {person.pk: place for place, person in enumerate(have)}
    rows = model.objects.filter(person__in=have).order_by("pk")

    def copies() -> Any:
        for row in rows.iterator():
            first = place_of[row.person_id] * times
            for other in new[first : first + times]:
                row.pk, row.person_id = None, other.pk
                yield model(**{f.attname: getattr(row, f.attname) for f in model._meta.concrete_fields})

    found = islice(copies(), MOST_ROWS)
    while batch := list(islice(found, _BATCH)):
        model.objects.bulk_create(batch, ignore_conflicts=True)
