"""What the pages of learning show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from khum.domain.fiscal_year import FiscalYear
from khum.learning.models import Attempt, Goal, Place, Quiz, Session, Training
from khum.learning.rules.checking import When
from khum.learning.rules.states import ATTENDED, ENDED_WITHOUT, PlaceState
from khum.learning.rules.timing import Deadlines, due_on, waits_for
from khum.people.models import Holding
from khum.people.rules import PositionKind
from khum.people.standing import Standing


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list of trainings is narrowed to."""

    words: str = ""
    year: FiscalYear | None = None
    kind: str = ""
    division: int | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A place of one's own with what waits."""

    place: Place
    waits: bool
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Record:
    """A person's learning of one year."""

    year: FiscalYear
    places: list[Place]
    days: Decimal
    goals: list[Goal]


def listed(standing: Standing, wanted: Wanted) -> QuerySet[Training]:
    """Trainings of the council with how many people are on each: one query."""
    taking = Q(places__isnull=False) & ~Q(places__state__in=[state.value for state in ENDED_WITHOUT])
    found: QuerySet = Training.objects.visible_to(standing).annotate(
        people=Count("places", filter=taking, distinct=True),
        reports=Count("places", filter=Q(places__reported_on__isnull=False), distinct=True),
    )
    for word in wanted.words.split()[:8]:
        found = found.filter(Q(title__icontains=word) | Q(organiser__icontains=word) | Q(place__icontains=word))
    if wanted.year:
        found = found.filter(starts_on__lte=wanted.year.end, ends_on__gte=wanted.year.start)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.division or wanted.state:
        places = Place.objects.visible_to(standing)
        if wanted.division:
            places = places.filter(division=wanted.division)
        if wanted.state:
            places = places.filter(state=wanted.state)
        found = found.filter(pk__in=places.values("training"))
    return found.order_by("-starts_on", "-id")


def own_places(standing: Standing, deadlines: Deadlines, *, limit: int = 50) -> list[OwnPlace]:
    """The person's own places, newest first, those that wait for something at the top: one query."""
    found = (
        Place.objects.filter(person=standing.person_id)
        .select_related("training", "item")
        .order_by("-training__starts_on", "-id")[:limit]
    )
    rows = [_own(place, standing.today, deadlines) for place in found]
    return sorted(rows, key=lambda row: not row.waits)


def _own(place: Place, today: date, deadlines: Deadlines) -> OwnPlace:
    ended = place.training.ends_on
    waits = waits_for(place.state_value, ended=ended, today=today, deadlines=deadlines)
    return OwnPlace(place, waits, due_on(place.state_value, ended=ended, deadlines=deadlines) if waits else None)


def to_decide(standing: Standing) -> QuerySet[Place]:
    """Requests that wait for the person's decision: one query."""
    waiting = Place.objects.visible_to(standing).filter(state=PlaceState.ASKED, training__cancelled_on=None)
    waiting = waiting.filter(answers_for(standing)).select_related("training", "person", "division")
    found: QuerySet[Place] = waiting.order_by("training__starts_on", "id")
    return found


def answers_for(standing: Standing) -> Q:
    """Condition that the person answers for somebody's learning: the head, of heads the permanent secretary, and so on.

    Where a division has nobody as its head, the permanent secretary does it.
    """
    mine = Q(division__in=standing.headed_division_ids)
    if standing.is_permanent_secretary:
        heads = _holders(standing, PositionKind.DIVISION_HEAD)
        headed = Holding.objects.on(standing.today).filter(
            position__kind=PositionKind.DIVISION_HEAD, position__organisation=standing.organisation_id
        )
        headless = ~Q(division__in=headed.values("position__division"))
        mine |= Q(division=None) | Q(person__in=heads) | headless
    if standing.is_chief_executive:
        mine |= Q(person__in=_holders(standing, PositionKind.PERMANENT_SECRETARY))
    return mine & ~Q(person=standing.person_id)


def _holders(standing: Standing, kind: PositionKind) -> QuerySet[Any]:
    """Keys of the people who hold a kind of post today."""
    return Holding.objects.on(standing.today).filter(position__kind=kind).values("person")


def training_for_page(standing: Standing, pk: int) -> Training | None:
    """A training with places in sight and its quizzes: four queries."""
    places = Place.objects.visible_to(standing).select_related("person", "division", "item")
    found: Training | None = (
        Training.objects.visible_to(standing)
        .prefetch_related(
            Prefetch("places", queryset=places, to_attr="seen"),
            Prefetch("sessions", queryset=Session.objects.annotate(number=Count("came"))),
            "quizzes",
        )
        .filter(pk=pk)
        .first()
    )
    return found


def place_for_page(standing: Standing, pk: int) -> Place | None:
    """A place with all that its page shows: one query."""
    found: Place | None = (
        Place.objects.visible_to(standing)
        .select_related("training__organisation", "person", "division", "item", "certificate", "file", "shared_in")
        .filter(pk=pk)
        .first()
    )
    return found


def record(standing: Standing, person_id: int, year: FiscalYear) -> Record:
    """A person's learning of a year, as far as it is in sight: two queries."""
    places = list(
        Place.objects.visible_to(standing)
        .filter(person=person_id, training__starts_on__range=(year.start, year.end))
        .exclude(state__in=[state.value for state in ENDED_WITHOUT])
        .select_related("training", "certificate", "item")
        .order_by("training__starts_on", "id")
    )
    days = sum((place.days or Decimal(0) for place in places if place.state_value in ATTENDED), Decimal(0))
    goals = Goal.objects.visible_to(standing).filter(person=person_id, year_be=year.be)
    return Record(year, places, days, list(goals))


def attempts_of(quiz: Quiz, standing: Standing) -> dict[When, Attempt]:
    """The person's own last answers at each moment: one query."""
    found = quiz.attempts.filter(person=standing.person_id).order_by("at", "id")
    return {When(attempt.when): attempt for attempt in found}
