"""The six components of change: what the plan does for each, and what proves it (rows 71–76)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from khum.domain.registries import METRICS
from khum.domain.steps import ChangeComponent
from khum.evaluation.queries.figures import Figure, one_figure, plan_of
from khum.evaluation.rules.components import FIGURES
from khum.evaluation.rules.periods import Period
from khum.people.models import Organisation
from khum.plans.models import Activity, ProgressReport


@dataclass(frozen=True, slots=True)
class Told:
    """An activity with its last report and the files that prove it."""

    activity: Activity
    last: ProgressReport | None
    files: tuple[ProgressReport, ...]
    is_late: bool


@dataclass(frozen=True, slots=True)
class Component:
    """One component with its activities and figures."""

    component: ChangeComponent
    activities: tuple[Told, ...]
    figures: tuple[Figure, ...]

    @property
    def title(self) -> str:
        """Its number and official name."""
        return f"{self.component.number}. {self.component.label_th}"

    @property
    def is_empty(self) -> bool:
        """The plan does nothing for it."""
        return not self.activities

    @property
    def done(self) -> int:
        """How many of its activities are done."""
        return sum(told.activity.state == "done" for told in self.activities)


def components(organisation: Organisation, period: Period, *, today: date) -> list[Component]:
    """All six in their order: four queries, and those of their figures."""
    rows: dict[str, list[Told]] = defaultdict(list)
    plan = plan_of(organisation, period.year)
    if plan is not None:
        reports = Prefetch("reports", queryset=ProgressReport.objects.select_related("file").order_by("-at", "-pk"))
        found = Activity.objects.filter(table__plan=plan, step__in=[each.value for each in ChangeComponent])
        for activity in found.select_related("division").prefetch_related(reports).order_by("order", "id"):
            told = list(activity.reports.all())
            files = tuple(report for report in told if report.file_id)
            is_late = activity.is_late(today=today)
            rows[activity.step].append(Told(activity, told[0] if told else None, files, is_late))
    return [
        Component(each, tuple(rows[each.value]), tuple(_figures(each, organisation, period, today)))
        for each in ChangeComponent
    ]


def _figures(component: ChangeComponent, organisation: Organisation, period: Period, today: date) -> list[Figure]:
    known = [METRICS.get(code) for code in FIGURES[component]]
    return [one_figure(metric, organisation, period, today=today) for metric in known if metric is not None]
