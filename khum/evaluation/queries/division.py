"""One division on one page for its head: work of the plan, learning, knowledge kept and used, what is at risk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from khum.communities.models import Question
from khum.communities.rules.asking import QuestionState
from khum.domain.fiscal_year import FiscalYear
from khum.domain.thai_date import moments
from khum.evaluation.models import Recommendation
from khum.evaluation.queries.figures import plan_of
from khum.evaluation.rules.states import RecommendationState
from khum.exchange.queries.radar import Blip, Search, radar
from khum.learning.models import Place
from khum.learning.rules.states import COMPLETED
from khum.library.models import Item, Use
from khum.library.rules.states import ItemState
from khum.meetings.models import Attendance
from khum.meetings.rules.states import TAKEN_PLACE, Presence
from khum.needs.queries.risk import CriticalNeed, critical_needs
from khum.people.models import Division, Holding
from khum.people.standing import Standing
from khum.plans.models import Activity
from khum.plans.rules.states import ActivityState

MOST = 6


@dataclass(frozen=True, slots=True)
class Part:
    """How many of how many; ``percent`` is whole, None of nothing."""

    number: int
    of: int

    @property
    def percent(self) -> int | None:
        """Share in percent, rounded down."""
        return 100 * self.number // self.of if self.of else None


@dataclass(frozen=True, slots=True)
class DivisionDesk:
    """Everything on the page."""

    division: Division
    activities: tuple[Activity, ...]
    done: Part
    late: int
    trained: Part
    attended: Part
    items: int
    unverified: tuple[Item, ...]
    uses: Part
    questions: tuple[Question, ...]
    at_risk: tuple[CriticalNeed, ...]
    leaving: tuple[Blip, ...]
    work: tuple[Recommendation, ...]


def choices(standing: Standing) -> list[Division]:
    """Divisions whose page a person may open: their own, or all for who sees the whole council; one query."""
    found = Division.objects.visible_to(standing).filter(closed_on=None).order_by("order", "pk")
    if standing.is_permanent_secretary or standing.is_chief_executive or standing.is_km_secretary:
        return list(found)
    return list(found.filter(pk__in=standing.headed_division_ids))


def desk_of(standing: Standing, division: Division, year: FiscalYear) -> DivisionDesk:
    """The page of a division in a year: about sixteen queries."""
    today = standing.today
    activities = _activities(standing, division, year, today)
    late = [activity for activity in activities if activity.is_late(today=today)]
    shown = [*late, *(one for one in activities if one not in late and one.state != ActivityState.DONE)]
    items = Item.objects.visible_to(standing).filter(division=division, state=ItemState.PUBLISHED, retired_at=None)
    unverified = items.filter(verified_until__lt=today).order_by("verified_until", "pk")
    risky = [need for need in critical_needs(standing.organisation, today) if need.is_at_risk]
    asked = Question.objects.visible_to(standing).filter(division=division, state=QuestionState.OPEN, is_private=False)
    work = Recommendation.objects.visible_to(standing).filter(
        state=RecommendationState.ACCEPTED, owner__division=division
    )
    return DivisionDesk(
        division=division,
        activities=tuple(shown[:MOST]),
        done=Part(sum(one.state == ActivityState.DONE for one in activities), len(activities)),
        late=len(late),
        trained=_trained(division, year, today),
        attended=_attended(standing, division, year),
        items=items.count(),
        unverified=tuple(unverified[:MOST]),
        uses=_uses(division, year),
        questions=tuple(asked.order_by("asked_at")[:MOST]),
        at_risk=tuple(need for need in risky if need.division_id == division.pk)[:MOST],
        leaving=tuple(radar(standing, Search(division=division.pk))[:MOST]),
        work=tuple(work.select_related("owner", "round").order_by("due_on", "pk")[:MOST]),
    )


def _activities(standing: Standing, division: Division, year: FiscalYear, today: date) -> list[Activity]:
    plan = plan_of(standing.organisation, year)
    found = Activity.objects.filter(table__plan=plan).exclude(state=ActivityState.DROPPED) if plan else None
    mine = Q(division=division) | Q(division=None, accountable__division=division)
    return list(found.filter(mine).order_by("end_date", "pk")) if found is not None else []


def _trained(division: Division, year: FiscalYear, today: date) -> Part:
    people = set(
        Holding.objects.on(today)
        .filter(position__division=division, person__is_active=True)
        .values_list("person", flat=True)
    )
    ended = Place.objects.filter(
        person__in=people,
        state__in=[state.value for state in COMPLETED],
        training__ends_on__range=(year.start, year.end),
    )
    return Part(ended.values("person").distinct().count(), len(people))


def _attended(standing: Standing, division: Division, year: FiscalYear) -> Part:
    noted = Attendance.objects.filter(
        meeting__organisation=standing.organisation,
        meeting__state__in=[state.value for state in TAKEN_PLACE],
        **moments(year.start, year.end, "meeting__starts_at"),
        division_name=division.name,
    ).exclude(presence=Presence.UNKNOWN)
    counts = [presence.value for presence in Presence if presence.counts]
    found = noted.aggregate(came=Count("pk", filter=Q(presence__in=counts)), called=Count("pk"))
    return Part(found["came"], found["called"])


def _uses(division: Division, year: FiscalYear) -> Part:
    found = Use.objects.filter(division=division, on__range=(year.start, year.end))
    counted = found.aggregate(confirmed=Count("pk", filter=Q(confirmed_at__isnull=False)), all=Count("pk"))
    return Part(counted["confirmed"], counted["all"])
