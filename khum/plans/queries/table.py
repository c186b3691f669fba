"""The plan page: tables as officials know them, rows grouped under their steps, in four queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import F, Prefetch, QuerySet

from khum.domain.steps import ChangeComponent, ProcessStep, StepSet, Track, step_or_component, steps_of
from khum.people.standing import Standing
from khum.plans import permissions
from khum.plans.models import Activity, Indicator, Plan, PlanTable
from khum.plans.queries.content import activity_content
from khum.plans.queries.findings import message
from khum.plans.rules.states import ActivityState
from khum.plans.rules.validator import Severity, row_findings


@dataclass(frozen=True, slots=True)
class RowView:
    """A row as the page shows it. ``marks`` are what the row lacks; ``may_edit`` decides whether it opens."""

    activity: Activity
    first: Indicator | None
    others: tuple[Indicator, ...]
    may_edit: bool
    marks: tuple[str, ...]
    is_blocked: bool
    is_annual: bool

    @property
    def lines(self) -> int:
        """Table rows that it fills: one an indicator."""
        return 1 + len(self.others)

    @property
    def owners(self) -> tuple[str, ...]:
        """Who is named, each once: division or owner as printed, and the accountable position."""
        activity = self.activity
        names = (
            activity.division_name or activity.owner_text,  # type: ignore[attr-defined]
            activity.accountable_title or "",  # type: ignore[attr-defined]
        )
        return tuple(dict.fromkeys(name for name in names if name))

    @property
    def fingerprint(self) -> str:
        """All that ``plans/row.html`` shows of the row: rows that show the same are rendered once."""
        a = self.activity
        indicators = [(i.text, i.target) for i in (self.first, *self.others) if i is not None]
        texts = (a.pk, a.number, a.title, a.method, a.audience, a.start_date, a.end_date, a.remark, a.is_suggestion)
        row = (self.state_label, self.owners, self.marks, self.is_blocked, self.may_edit, self.is_annual, self.lines)
        return repr((texts, row, indicators))

    @property
    def state_label(self) -> str:
        """What became of it; empty while it is only planned."""
        state = self.activity.state_value
        return "" if state is ActivityState.PLANNED else state.label_th


@dataclass(frozen=True, slots=True)
class StepGroup:
    """Rows under one step or component."""

    step: ProcessStep | ChangeComponent | None
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """One table of the page."""

    table: PlanTable
    track: Track
    groups: tuple[StepGroup, ...]
    missing: tuple[ProcessStep | ChangeComponent, ...]
    steps: tuple[ProcessStep | ChangeComponent, ...]

    @property
    def fingerprint(self) -> str:
        """All that ``plans/table.html`` shows to whoever may not change the plan; only then it is kept in one piece."""
        head = (self.table.pk, self.track, str(self.table.desired_state or ""), self.table.measurable_unit)
        rows = [(group.step, [row.fingerprint for row in group.rows]) for group in self.groups]
        return repr((head, self.is_annual, rows))

    @property
    def is_annual(self) -> bool:
        """Whether it has the columns of the annual table."""
        return self.track is Track.ANNUAL


def rows_for_screen() -> QuerySet[Activity]:
    """Rows with everything a row shows, and what is asked of a draft: two queries, whatever their number."""
    return _shown().select_related("division", "accountable", "work_goal", "focus_area")


def _shown() -> QuerySet[Activity]:
    """Rows with the two names that are read of others, without making a model of each."""
    named = Activity.objects.annotate(division_name=F("division__name"), accountable_title=F("accountable__title"))
    return named.prefetch_related("indicators")


def tables_of(plan: Plan, standing: Standing) -> tuple[TableView, ...]:
    """All tables of a plan: three queries (tables, rows, indicators)."""
    rows = rows_for_screen() if plan.state_value.is_editable else _shown()  # What a row lacks is asked of a draft only.
    tables = plan.tables.prefetch_related(Prefetch("activities", queryset=rows))
    return tuple(_table(table, plan, standing) for table in tables)


def row_view(activity: Activity, plan: Plan, standing: Standing, *, track: Track) -> RowView:
    """One row for the screen."""
    indicators = tuple(activity.indicators.all())
    is_open = plan.state_value.is_editable
    findings = tuple(row_findings(activity_content(activity), plan.year)) if is_open else ()
    return RowView(
        activity=activity,
        first=indicators[0] if indicators else None,
        others=indicators[1:],
        may_edit=is_open and bool(permissions.may_edit_activity(standing, plan, activity)),
        marks=tuple(message(finding) for finding in findings),
        is_blocked=any(finding.severity is Severity.BLOCK for finding in findings),
        is_annual=track is Track.ANNUAL,
    )


def _table(table: PlanTable, plan: Plan, standing: Standing) -> TableView:
    track = Track(table.track)
    steps = steps_of(track, StepSet(plan.step_set))
    rows = [row_view(activity, plan, standing, track=track) for activity in table.activities.all()]
    present = {row.activity.step for row in rows}
    return TableView(
        table=table,
        track=track,
        groups=tuple(_groups(rows)),
        missing=tuple(step for step in steps if step.value not in present),
        steps=steps,
    )


def _groups(rows: Iterable[RowView]) -> Iterable[StepGroup]:
    for code, members in groupby(rows, key=lambda row: row.activity.step):
        yield StepGroup(step_or_component(code), tuple(members))
