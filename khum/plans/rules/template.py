"""The standard plan and the number rules, both kept as dated data (rows 123–126)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from khum.domain.fiscal_year import FiscalYear
from khum.domain.organisation_types import Titles
from khum.domain.steps import StepSet, Track, steps_of
from khum.plans.rules.content import (
    ActivityContent,
    ChapterContent,
    FactorContent,
    GoalContent,
    IndicatorContent,
    PlanContent,
    RuleContent,
    TableContent,
)

STATE_SEPARATOR = "; "
"""Between the desired states that one table serves."""


@dataclass(frozen=True, slots=True)
class OrganisationValues:
    """What the template takes from a council: its name, the titles of its type, and who holds the usual duties.

    ``posts`` maps ``chief``, ``secretary``, ``office`` and ``hr`` to titles of positions that exist; ``divisions`` maps
    the same words to names of divisions.
    """

    name: str
    titles: Titles
    posts: Mapping[str, str] = field(default_factory=dict)
    divisions: Mapping[str, str] = field(default_factory=dict)

    def post(self, duty: str) -> str:
        """Title of the position that answers for a duty; the usual title where the council has not entered one."""
        usual = {
            "chief": self.titles.chief_executive,
            "secretary": self.titles.permanent_secretary,
            "office": "หัวหน้าสำนักปลัด",
            "hr": "นักทรัพยากรบุคคล",
        }
        duty = "office" if duty == "heads" else duty
        return self.posts.get(duty) or usual[duty]

    def words(self, year: FiscalYear) -> dict[str, str]:
        """Values of the braces in the template."""
        return {
            "{organisation}": self.name,
            "{chief_executive}": self.titles.chief_executive,
            "{permanent_secretary}": self.titles.permanent_secretary,
            "{year}": str(year.be),
        }


def number_rules(year: FiscalYear) -> tuple[RuleContent, ...]:
    """The number rules in force for a fiscal year, in the order of row 124."""
    return tuple(
        RuleContent(r["code"], r["text"], r["metric"], r["operator"], Decimal(r["value"]), r["unit"])
        for r in _data("number_rules.json")["rules"]
        if r["from_year_be"] <= year.be <= (r["until_year_be"] or year.be)
    )


def standard_content(values: OrganisationValues, year: FiscalYear) -> PlanContent:
    """The complete standard plan of a council for a year: 7 + 7 + 6 rows and the 7 rows of the annual table."""
    data = _filled(_data("standard_plan.json"), values.words(year))
    goals = tuple(GoalContent(g["strategy"], g["goal"]) for g in data["goals"])
    return PlanContent(
        organisation=values.name,
        year_be=year.be,
        title=data["title"],
        focus_areas=tuple(data["focus_areas"]),
        desired_states=tuple(data["desired_states"]),
        success_factors=tuple(FactorContent(f["text"], values.post(f["owner"])) for f in data["success_factors"]),
        goals=goals,
        chapters=tuple(ChapterContent(c["heading"], c["body"], c["code"]) for c in data["chapters"]),
        tables=tuple(_table(table, data, goals, values, year) for table in data["tables"]),
        rules=number_rules(year),
    )


def template_goals() -> frozenset[str]:
    """Goals that stand in the template; a plan should replace them by its own."""
    return frozenset(g["goal"] for g in _data("standard_plan.json")["goals"])


def missing_steps(table: TableContent, step_set: StepSet) -> tuple[str, ...]:
    """Codes of the steps or components that a table has no row for, in their order (row 128)."""
    present = {activity.step for activity in table.activities}
    return tuple(step.value for step in steps_of(table.track, step_set) if step.value not in present)


def suggestions(content: PlanContent, standard: PlanContent) -> Iterator[tuple[int, ActivityContent]]:
    """Rows of the standard plan for the steps that a plan lacks, each with the place of its table.

    They are marked as suggestions and keep neither goal nor focus area: those are the council's own (row 123).
    """
    seen: dict[Track, int] = {}
    for place, table in enumerate(content.tables):
        models = [other for other in standard.tables if other.track is table.track]
        model = models[min(seen.get(table.track, 0), len(models) - 1)]
        seen[table.track] = seen.get(table.track, 0) + 1
        wanted = set(missing_steps(table, content.step_set))
        for activity in model.activities:
            if activity.step in wanted:
                yield place, replace(activity, is_suggestion=True, work_goal="", focus_area="")


def _table(
    table: dict[str, Any],
    data: dict[str, Any],
    goals: tuple[GoalContent, ...],
    values: OrganisationValues,
    year: FiscalYear,
) -> TableContent:
    return TableContent(
        track=Track(table["track"]),
        desired_state=STATE_SEPARATOR.join(data["desired_states"][place] for place in table["desired_states"]),
        measurable_unit=table["measurable_unit"],
        activities=tuple(
            _row(number, row, values, year, goal=goals[row["goal"]].goal, area=data["focus_areas"][table["focus"]])
            for number, row in enumerate(table["rows"], start=1)
        ),
    )


def _row(
    number: int, row: dict[str, Any], values: OrganisationValues, year: FiscalYear, *, goal: str, area: str
) -> ActivityContent:
    first, last = row["months"]
    owner = row["owner"]
    return ActivityContent(
        number=number,
        step=row["step"],
        title=row["title"],
        method=row["method"],
        start=year.months[first - 1],
        end=_month_end(year, last),
        indicators=tuple(_indicator(indicator) for indicator in row["indicators"]),
        audience=row.get("audience", ""),
        owner="หัวหน้าสำนัก/ผู้อำนวยการกองทุกแห่ง" if owner == "heads" else "",
        division="" if owner == "heads" else values.divisions.get(owner, ""),
        accountable=values.post(owner),
        work_goal=goal,
        focus_area=area,
    )


def _indicator(indicator: dict[str, str]) -> IndicatorContent:
    return IndicatorContent(
        text=indicator["text"],
        target=indicator["target"],
        unit=indicator["unit"],
        level=indicator["level"],
        operator=indicator.get("operator", "ge"),
        value=Decimal(indicator["value"]),
        frequency=indicator.get("frequency", "year"),
        metric=indicator["metric"],
    )


def _month_end(year: FiscalYear, month: int) -> date:
    starts = (*year.months, year.next.start)
    return starts[month] - timedelta(days=1)


def _filled(value: Any, words: Mapping[str, str]) -> Any:
    """The data with every brace word replaced, in whatever depth it stands."""
    if isinstance(value, str):
        for brace, word in words.items():
            value = value.replace(brace, word)
        return value
    if isinstance(value, list):
        return [_filled(part, words) for part in value]
    if isinstance(value, dict):
        return {key: _filled(part, words) for key, part in value.items()}
    return value


@cache
def _data(name: str) -> dict[str, Any]:
    text = files("khum.plans").joinpath("data", name).read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    return document
