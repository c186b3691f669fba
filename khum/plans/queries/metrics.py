"""Every metric of a fiscal year beside the targets of its plan; one metric with the records behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import METRICS, Measurement, Metric
from khum.domain.targets import OPERATORS, Target
from khum.people.models import Organisation
from khum.plans.models import Indicator, ManualMeasurement, Plan, PlanRule
from khum.plans.rules.achievement import Achievement, achievement

TREND_YEARS = 5


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A metric as measured for a year. ``decided_on`` is the day on which a target that is not reached is missed."""

    metric: Metric
    measured: Measurement
    target: Target | None
    rule: str
    achievement: Achievement
    decided_on: date

    @property
    def target_text(self) -> str:
        """``ไม่น้อยกว่า 80 %``; nothing where there is no target."""
        if self.target is None:
            return ""
        value = self.target.value.normalize() + 0
        return f"{OPERATORS[self.target.operator]} {value:f} {self.target.unit}".strip()


def measure_all(organisation: Organisation, year: FiscalYear, *, plan: Plan | None, today: date) -> list[MetricRow]:
    """Every registered metric of a year, in the order of the registry: two queries and those of the metrics."""
    targets = targets_of(plan) if plan else {}
    return [measure(metric, organisation, year, targets.get(metric.code), today=today) for metric in METRICS]


def measure(
    metric: Metric,
    organisation: Organisation,
    year: FiscalYear,
    aim: tuple[Target, str] | None,
    *,
    today: date,
    until: date | None = None,
) -> MetricRow:
    """One metric of a year beside its target; ``until`` a day within the year, where only what came by then counts."""
    end = until or year.end
    measured = metric.measure(organisation, year.start, end, today)
    target, rule = aim or (None, "")
    comparable = target if target and is_share(target.unit) == is_share(metric.unit) else None
    judged = achievement(
        measured.value, comparable, decided_on=year.end, today=min(today, end) if until and until < year.end else today
    )
    return MetricRow(metric, measured, target, rule, judged, year.end)


def is_share(unit: str) -> bool:
    """Whether a unit is a percentage; a count is never judged by one, nor the other way round."""
    return unit.strip() == "%"


def targets_of(plan: Plan) -> dict[str, tuple[Target, str]]:
    """Targets by metric with the words of the rule; a number rule stands above an indicator's own: two queries."""
    indicators = Indicator.objects.filter(activity__table__plan=plan, value__isnull=False).exclude(metric="")
    found = {
        indicator.metric: (Target(indicator.operator or "ge", indicator.value, indicator.unit), indicator.text)
        for indicator in indicators
        if indicator.value is not None
    }
    for rule in PlanRule.objects.filter(plan=plan):
        found[rule.metric] = (Target(rule.operator, rule.value, rule.unit), rule.text)
    return found


def trend(
    metric: Metric, organisation: Organisation, year: FiscalYear, *, today: date
) -> list[tuple[FiscalYear, Measurement]]:
    """The metric in the years that have a plan, at most five up to ``year``, the oldest first."""
    plans = Plan.objects.filter(organisation=organisation, year_be__lte=year.be).order_by("-year_be")
    years = [FiscalYear(be) for be in plans.values_list("year_be", flat=True)[:TREND_YEARS]]
    return [(y, metric.measure(organisation, y.start, y.end, today)) for y in reversed(years)]


def manual_figures(plan: Plan) -> list[ManualMeasurement]:
    """Figures of the plan's indicators that were given by hand, the newest first: one query."""
    found = ManualMeasurement.objects.filter(indicator__activity__table__plan=plan)
    return list(found.select_related("indicator__activity", "file").order_by("-end_date", "-at", "-id")[:100])


def indicators_by_hand(plan: Plan) -> list[Indicator]:
    """Indicators that no installed metric reads: one query."""
    found = Indicator.objects.filter(activity__table__plan=plan).exclude(metric__in=[m.code for m in METRICS])
    return list(found.select_related("activity__table").order_by("activity__table__order", "activity__order", "order"))
