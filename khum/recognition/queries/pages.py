"""Recognition as the screens and papers ask for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from django.db.models import Count, Q, QuerySet

from khum.domain.fiscal_year import FiscalYear
from khum.library.models import Use
from khum.people.models import Division, Person
from khum.people.queries import chart
from khum.people.standing import Standing
from khum.recognition.models import Award, Gift, Nomination, Round, Thanks
from khum.recognition.models.thanks import values_of
from khum.recognition.queries import credit
from khum.recognition.rules import values
from khum.recognition.rules.states import RoundState
from khum.recognition.rules.values import Value

T = TypeVar("T", Thanks, Nomination, Award)


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """Something with the name of its value in words."""

    thing: T
    value: str


def thanks(standing: Standing, words: str = "") -> QuerySet[Thanks]:
    """Thanks in sight, newest first."""
    found: QuerySet[Thanks] = Thanks.objects.visible_to(standing)
    for word in words.split():
        found = found.filter(
            Q(words__icontains=word) | Q(receiver__first_name__icontains=word) | Q(giver__first_name__icontains=word)
        )
    return found.select_related("giver", "receiver", "use__item__current").order_by("-at", "-id")


def with_value(standing: Standing, things: Iterable[T]) -> list[Said[T]]:
    """The same with the name of the value: one query."""
    names = {value.code: value.name for value in values_of(standing.organisation_id)}
    return [Said(thing, names.get(thing.value_code, "")) for thing in things]


def rounds(standing: Standing) -> QuerySet[Round]:
    """Rounds, newest first, with how many were awarded."""
    found: QuerySet[Round] = Round.objects.visible_to(standing)
    return found.annotate(awarded=Count("awards")).order_by("-closes_on", "-id")


def round_for_page(standing: Standing, pk: int) -> Round | None:
    """A round in sight."""
    return Round.objects.visible_to(standing).filter(pk=pk).first()


def nominations(standing: Standing, of: Round) -> list[Said[Nomination]]:
    """Nominations of a round in sight: two queries."""
    found = Nomination.objects.visible_to(standing).filter(round=of)
    found = found.select_related("person", "division", "nominated_by", "use__item__current", "use__person", "round")
    return with_value(standing, found.order_by("person__first_name", "at", "id"))


def awards(standing: Standing, of: Round) -> list[Said[Award]]:
    """Awards of a round: two queries."""
    found = Award.objects.visible_to(standing).filter(round=of)
    return with_value(standing, found.select_related("person", "division", "use__item__current").order_by("number"))


def award_for_page(standing: Standing, pk: int) -> Award | None:
    """An award in sight with all that its certificate says."""
    found = Award.objects.visible_to(standing).filter(pk=pk)
    return found.select_related("person", "round__organisation", "use__item__current").first()


def waiting_rounds(standing: Standing) -> QuerySet[Round]:
    """Rounds that the committee decides on."""
    found: QuerySet[Round] = Round.objects.visible_to(standing).filter(state=RoundState.DECIDING)
    return found.order_by("closes_on", "id")


@dataclass(frozen=True, slots=True)
class DivisionRow:
    """How many people of a division were recognised in a year."""

    division: Division
    thanked: int
    awarded: int

    @property
    def is_covered(self) -> bool:
        """Whether anybody was."""
        return bool(self.thanked or self.awarded)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Divisions and values of a year: where recognition does not reach yet. People are not ranked."""

    year: FiscalYear
    divisions: tuple[DivisionRow, ...]
    values: tuple[tuple[Value, int], ...]
    tied_to_use: int
    all: int

    @property
    def covered(self) -> int:
        """Divisions of which anybody was recognised."""
        return sum(row.is_covered for row in self.divisions)

    @property
    def values_covered(self) -> int:
        """Values that were the reason at least once."""
        return sum(bool(number) for _value, number in self.values)


def coverage(standing: Standing, year: FiscalYear) -> Coverage:
    """Four queries."""
    period = {"on__range": (year.start, year.end)}
    given = list(
        Thanks.objects.visible_to(standing).filter(**period).values_list("division", "receiver", "value_code", "use")
    )
    awarded = list(
        Award.objects.visible_to(standing).filter(**period).values_list("division", "person", "value_code", "use")
    )
    people = {kind: _by_division(rows) for kind, rows in (("thanked", given), ("awarded", awarded))}
    rows = tuple(
        DivisionRow(division, len(people["thanked"].get(division.pk, ())), len(people["awarded"].get(division.pk, ())))
        for division in chart.open_divisions(standing)
    )
    reasons = Counter(code for _division, _person, code, _use in [*given, *awarded] if code)
    used = sum(use is not None for _division, _person, _code, use in [*given, *awarded])
    counted = values.coverage(values_of(standing.organisation_id), reasons)
    return Coverage(year, rows, counted, used, len(given) + len(awarded))


def _by_division(rows: Iterable[tuple[int | None, int, str, int | None]]) -> dict[int | None, set[int]]:
    found: dict[int | None, set[int]] = {}
    for division, person, _code, _use in rows:
        found.setdefault(division, set()).add(person)
    return found


@dataclass(frozen=True, slots=True)
class PersonYear:
    """What recognises a person in a year, for the appraisal: both sides of uses, thanks, awards. No points."""

    person: Person
    year: FiscalYear
    used: tuple[Use, ...]
    helped: tuple[Use, ...]
    thanks: tuple[Said[Thanks], ...]
    awards: tuple[Said[Award], ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing."""
        return not (self.used or self.helped or self.thanks or self.awards)


def person_year(standing: Standing, person: Person, year: FiscalYear) -> PersonYear:
    """Six queries."""
    start, end = year.start, year.end
    received = Thanks.objects.visible_to(standing).filter(receiver=person, on__range=(start, end))
    won = Award.objects.visible_to(standing).filter(person=person, on__range=(start, end))
    return PersonYear(
        person,
        year,
        tuple(credit.by_person(person.pk, start, end)),
        tuple(credit.of_work_of(person.pk, start, end)),
        tuple(
            with_value(
                standing, received.select_related("giver", "receiver", "use__item__current").order_by("on", "id")
            )
        ),
        tuple(with_value(standing, won.select_related("round", "use__item__current").order_by("on", "id"))),
    )


def gifts(standing: Standing, year: FiscalYear) -> tuple[list[Gift], Decimal]:
    """Gifts of a year with their sum: one query."""
    found = Gift.objects.visible_to(standing).filter(on__range=(year.start, year.end))
    rows = list(found.select_related("award__person", "award__round").order_by("on", "id"))
    return rows, sum((gift.cost for gift in rows), Decimal(0))
