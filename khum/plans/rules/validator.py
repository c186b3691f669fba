"""What a plan lacks, as findings that name the place to mend (row 128). Plain rules over the content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from khum.domain.fiscal_year import FiscalYear
from khum.domain.organisation_types import OrganisationType
from khum.domain.steps import Track, step_or_component
from khum.plans.rules import names
from khum.plans.rules.content import ActivityContent, IndicatorContent, PlanContent, RuleContent, TableContent
from khum.plans.rules.targets import TargetKind, bare, target_kind
from khum.plans.rules.template import missing_steps


class Severity(StrEnum):
    """How much a finding weighs: it stops submission, should be mended, or deserves a look."""

    BLOCK = "block"
    FIX = "fix"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend. ``target`` is ``kind:key`` of the place (``row:12``, ``table:3``, ``chapters:0``); ``control``
    is the field to open; ``args`` fill the message of ``code``."""

    code: str
    severity: Severity
    target: str
    control: str = ""
    args: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the validator knows besides the plan: the council's type, last year's plan, rules due, template goals."""

    kind: OrganisationType
    previous: PlanContent | None = None
    rules_due: tuple[RuleContent, ...] = ()
    template_goals: frozenset[str] = frozenset()


def findings(content: PlanContent, around: Surroundings) -> tuple[Finding, ...]:
    """Everything there is to mend, in the order of the plan."""
    return (
        *_plan_findings(content, around),
        *(finding for table in content.tables for finding in table_findings(table, content)),
        *names.name_findings(content, around.kind, make=_text_finding),
        *_copied_text(content, around.previous),
    )


def is_ready(found: tuple[Finding, ...]) -> bool:
    """Whether nothing stops submission."""
    return not any(finding.severity is Severity.BLOCK for finding in found)


def _plan_findings(content: PlanContent, around: Surroundings) -> Iterator[Finding]:
    if not content.goals:
        yield Finding("no_goals", Severity.BLOCK, "goals:")
    if not content.focus_areas:
        yield Finding("no_focus_areas", Severity.BLOCK, "focus-areas:")
    if not content.activities:
        yield Finding("no_rows", Severity.BLOCK, "table:")
    for place, factor in enumerate(content.success_factors):
        if not factor.owner:
            yield Finding("factor_without_owner", Severity.FIX, f"success-factors:{place}", args={"text": factor.text})
    for place, state in enumerate(content.desired_states):
        if not any(state in table.desired_state for table in content.tables):
            yield Finding("state_without_table", Severity.HINT, f"desired-states:{place}", args={"text": state})
    present = {rule.code for rule in content.rules}
    for rule in around.rules_due:
        if rule.code not in present:
            yield Finding("rule_missing", Severity.FIX, "rules:", args={"text": rule.text})
    for place, goal in enumerate(content.goals):
        if goal.goal in around.template_goals:
            yield Finding("template_goal", Severity.HINT, f"goals:{place}", args={"text": goal.goal})


def table_findings(table: TableContent, content: PlanContent) -> Iterator[Finding]:
    """What one table and its rows lack."""
    target = f"table:{table.key or ''}"
    if table.track is not Track.ANNUAL and not table.measurable_unit.strip():
        yield Finding("no_measurable_unit", Severity.BLOCK, target, "measurable_unit")
    for code in missing_steps(table, content.step_set):
        step = step_or_component(code)
        yield Finding("missing_step", Severity.FIX, target, args={"step": step.label_th if step else code})
    year = FiscalYear(content.year_be)
    for activity in table.activities:
        yield from row_findings(activity, year)


def row_findings(activity: ActivityContent, year: FiscalYear) -> Iterator[Finding]:
    """What one row lacks (rows 3, 14, 128)."""
    target = f"row:{activity.key or ''}"
    if not activity.title.strip():
        yield Finding("no_title", Severity.BLOCK, target, "title")
    if not activity.work_goal:
        yield Finding("no_goal", Severity.BLOCK, target, "work_goal")
    if not activity.focus_area:
        yield Finding("no_focus_area", Severity.BLOCK, target, "focus_area")
    if not (activity.owner or activity.division or activity.accountable):
        yield Finding("no_owner", Severity.BLOCK, target, "division")
    elif not activity.accountable:
        yield Finding("no_accountable", Severity.FIX, target, "accountable")
    if activity.start is None or activity.end is None:
        yield Finding("no_period", Severity.BLOCK, target, "start")
    elif not (year.contains(activity.start) and year.contains(activity.end)):
        yield Finding("period_outside", Severity.FIX, target, "start")
    if not activity.step:
        yield Finding("no_step", Severity.FIX, target, "step")
    if activity.is_suggestion:
        yield Finding("suggestion", Severity.HINT, target, "title")
    if not activity.indicators:
        yield Finding("no_indicator", Severity.FIX, target, "indicators")
    for place, indicator in enumerate(activity.indicators):
        yield from _indicator_findings(indicator, target, f"indicators-{place}-target")


_TARGET_CODES = {
    TargetKind.CIRCULAR: "circular_target",
    TargetKind.WORDS: "target_without_number",
    TargetKind.MISSING: "no_target",
}


def _indicator_findings(indicator: IndicatorContent, target: str, place: str) -> Iterator[Finding]:
    code = _TARGET_CODES.get(target_kind(indicator))
    if code:
        yield Finding(code, Severity.FIX, target, place, {"text": indicator.target or indicator.text})


def _text_finding(code: str, target: str, place: str, args: Mapping[str, str]) -> Finding:
    return Finding(code, Severity.FIX, target, place, args)


def _copied_text(content: PlanContent, previous: PlanContent | None) -> Iterator[Finding]:
    """Methods that say word for word what last year's plan said: KM filed as proof (domain.md §7)."""
    if previous is None:
        return
    said = {bare(activity.method) for activity in previous.activities if activity.method.strip()}
    for activity in content.activities:
        if activity.method.strip() and bare(activity.method) in said:
            yield Finding("same_as_last_year", Severity.HINT, f"row:{activity.key or ''}", "method")
