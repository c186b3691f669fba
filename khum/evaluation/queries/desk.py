"""The permanent secretary's one page: how the year stands, whose work is late, which knowledge is at risk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from khum.domain.fiscal_year import FiscalYear
from khum.evaluation.models import Recommendation, Report, Round
from khum.evaluation.queries.figures import Figure, all_figures, plan_of
from khum.evaluation.rules import timing
from khum.evaluation.rules.brief import Ask, Facts, ask
from khum.evaluation.rules.periods import Period
from khum.evaluation.rules.reports import ReportState
from khum.evaluation.rules.states import RecommendationState, RoundKind, RoundState
from khum.exchange.queries.radar import Blip, radar
from khum.needs.queries.risk import CriticalNeed, critical_needs
from khum.people.models import Division
from khum.people.standing import Standing
from khum.plans.models import Activity, Plan
from khum.plans.rules.achievement import Achievement

MOST = 6
_DROPPED, _DONE = "dropped", "done"


@dataclass(slots=True)
class DivisionRow:
    """Activities of one division: all, done, late; ``reports`` 0 means that it is silent."""

    name: str
    number: int = 0
    done: int = 0
    late: int = 0
    reports: int = 0

    @property
    def is_silent(self) -> bool:
        """Has activities and told nothing."""
        return self.number > 0 and self.reports == 0


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything on the page."""

    ask: Ask
    facts: Facts
    counts: tuple[tuple[Achievement, int], ...]
    behind: tuple[Figure, ...]
    divisions: tuple[DivisionRow, ...]
    uncovered: tuple[CriticalNeed, ...]
    leaving: tuple[Blip, ...]
    open_work: tuple[Recommendation, ...]
    to_sign: tuple[Report, ...] = field(default=())
    deciding: Round | None = None


def desk(standing: Standing, period: Period, *, today: date) -> Desk:
    """The page of a year: about fifteen queries, and those of the figures."""
    council = standing.organisation
    figures = all_figures(council, period, today=today)
    plan = plan_of(council, period.year)
    divisions = _divisions(plan, standing, today) if plan else []
    uncovered = [need for need in critical_needs(council, today) if need.is_at_risk]
    work = _open_work(standing)
    to_sign = list(Report.objects.visible_to(standing).filter(state=ReportState.SUBMITTED).defer("content")[:MOST])
    rounds = Round.objects.visible_to(standing)
    deciding = rounds.filter(state=RoundState.DECIDING, recommendations__state=RecommendationState.PROPOSED).first()
    facts = Facts(
        to_decide=deciding.recommendations.filter(state=RecommendationState.PROPOSED).count() if deciding else 0,
        to_sign=len(to_sign),
        is_alarming=plan is not None and _is_alarming(standing, period.year, today),
        late_recommendations=sum(row.is_late(today=today) for row in work),
        uncovered=len(uncovered),
        late_activities=sum(row.late for row in divisions),
        silent_divisions=sum(row.is_silent for row in divisions),
    )
    return Desk(
        ask=ask(facts),
        facts=facts,
        counts=tuple((state, sum(row.achievement is state for row in figures)) for state in Achievement),
        behind=tuple(_behind(figures)[:MOST]),
        divisions=tuple(divisions),
        uncovered=tuple(uncovered[:MOST]),
        leaving=tuple(radar(standing)[:MOST]),
        open_work=tuple(work[:MOST]),
        to_sign=tuple(to_sign),
        deciding=deciding,
    )


def _behind(figures: Iterable[Figure]) -> list[Figure]:
    """Missed figures first, then those at risk."""
    wanted = [Achievement.MISSED, Achievement.AT_RISK]
    return sorted((row for row in figures if row.achievement in wanted), key=lambda row: wanted.index(row.achievement))


def _divisions(plan: Plan, standing: Standing, today: date) -> list[DivisionRow]:
    names = Division.objects.visible_to(standing).order_by("order").values_list("pk", "name")
    rows = {pk: DivisionRow(name) for pk, name in names}
    found = Activity.objects.filter(table__plan=plan).exclude(state=_DROPPED).prefetch_related("reports")
    for activity in found:
        row = rows.get(activity.division_id or 0)
        if row is not None:
            row.number += 1
            row.done += activity.state == _DONE
            row.late += activity.is_late(today=today)
            row.reports += len(activity.reports.all())
    return [row for row in rows.values() if row.number]


def _open_work(standing: Standing) -> list[Recommendation]:
    accepted = Recommendation.objects.visible_to(standing).filter(state=RecommendationState.ACCEPTED)
    return list(accepted.select_related("owner", "round").order_by("due_on", "pk")[:100])


def _is_alarming(standing: Standing, year: FiscalYear, today: date) -> bool:
    rounds = Round.objects.visible_to(standing).filter(year_be=year.be, kind=RoundKind.YEAR)
    delivered = rounds.exclude(delivered_on=None).values_list("delivered_on", flat=True).first()
    return timing.is_alarming(year, today=today, delivered_on=delivered)
