"""Every figure of a period beside its target, and the records behind one, as far as a person may see them (row 75)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import METRICS, EvidenceRow, Measurement, Metric
from khum.evaluation.rules.divisions import division_of
from khum.evaluation.rules.periods import Period
from khum.people.models import Division, Organisation
from khum.plans.models import Plan
from khum.plans.queries import metrics as plan_metrics
from khum.plans.queries.metrics import TREND_YEARS, MetricRow
from khum.plans.rules.achievement import Achievement

NOTHING = Measurement(None, None, None, ())


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric in a period; ``judged`` is the year up to the period's end, which is what a yearly target asks."""

    measured: Measurement
    judged: MetricRow

    @property
    def metric(self) -> Metric:
        """What is measured."""
        return self.judged.metric

    @property
    def achievement(self) -> Achievement:
        """How the year stands beside its target."""
        return self.judged.achievement


@dataclass(frozen=True, slots=True)
class DivisionCount:
    """How many of the records name a division."""

    name: str
    count: int


def plan_of(organisation: Organisation, year: FiscalYear) -> Plan | None:
    """The plan whose targets hold in a year: one query."""
    found: Plan | None = Plan.objects.filter(organisation=organisation, year_be=year.be).first()
    return found


def all_figures(organisation: Organisation, period: Period, *, today: date) -> list[Figure]:
    """Every registered metric in its order: three queries and those of the metrics."""
    plan = plan_of(organisation, period.year)
    targets = plan_metrics.targets_of(plan) if plan else {}
    return [_figure(metric, organisation, period, targets, today) for metric in METRICS]


def one_figure(metric: Metric, organisation: Organisation, period: Period, *, today: date) -> Figure:
    """One metric: three queries and its own."""
    plan = plan_of(organisation, period.year)
    return _figure(metric, organisation, period, plan_metrics.targets_of(plan) if plan else {}, today)


def trend(
    metric: Metric, organisation: Organisation, year: FiscalYear, *, today: date
) -> list[tuple[FiscalYear, Measurement]]:
    """The metric in the five years up to ``year``, the oldest first; years before the first record have no value."""
    return [
        *earlier(metric, organisation, year, today=today),
        (year, metric.measure(organisation, year.start, year.end, today)),
    ]


def earlier(
    metric: Metric, organisation: Organisation, year: FiscalYear, *, today: date
) -> list[tuple[FiscalYear, Measurement]]:
    """The trend without its last year, for who has measured that already."""
    years = [FiscalYear(year.be - back) for back in range(TREND_YEARS - 1, 0, -1)]
    found = [(each, metric.measure(organisation, each.start, each.end, today)) for each in years]
    first = next((place for place, (_year, measured) in enumerate(found) if measured.evidence), len(found))
    return [(each, NOTHING if place < first else measured) for place, (each, measured) in enumerate(found)]


def by_division(organisation: Organisation, rows: Iterable[EvidenceRow]) -> list[DivisionCount]:
    """Records by the division that they name, the most first; empty where none names one: one query."""
    names = list(Division.objects.filter(organisation=organisation).order_by("order").values_list("name", flat=True))
    counted = Counter(division_of(f"{row.label} {row.note}", names) for row in rows)
    found = [DivisionCount(name, counted[name]) for name in names if counted[name]]
    return sorted(found, key=lambda row: -row.count)


def _figure(metric: Metric, organisation: Organisation, period: Period, targets: dict, today: date) -> Figure:  # type: ignore[type-arg]
    until = None if period.code == "year" else period.end
    judged = plan_metrics.measure(metric, organisation, period.year, targets.get(metric.code), today=today, until=until)
    if period.start > today:
        return Figure(NOTHING, judged)
    if period.start == period.year.start:
        return Figure(judged.measured, judged)
    return Figure(metric.measure(organisation, period.start, period.end, today), judged)
