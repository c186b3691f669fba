"""A plan as JSON and back: the export that imports to the identical plan, and the frozen version of a plan in force."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from khum.domain.steps import StepSet, Track
from khum.plans.rules.content import (
    ActivityContent,
    ChapterContent,
    CommitteeContent,
    FactorContent,
    GoalContent,
    IndicatorContent,
    PlanContent,
    RuleContent,
    SeatContent,
    TableContent,
)

FORMAT = "khum-plan/1"


class UnreadablePlanError(Exception):
    """A JSON document is no plan of this format; the text says where it breaks."""


def to_json(content: PlanContent) -> dict[str, Any]:
    """The plan as plain JSON values. ``from_json(to_json(x)) == x`` (property-tested)."""
    return {
        "format": FORMAT,
        "organisation": content.organisation,
        "year_be": content.year_be,
        "title": content.title,
        "step_set": content.step_set.value,
        "focus_areas": list(content.focus_areas),
        "desired_states": list(content.desired_states),
        "success_factors": [{"text": f.text, "owner": f.owner} for f in content.success_factors],
        "goals": [{"strategy": g.strategy, "goal": g.goal} for g in content.goals],
        "chapters": [{"code": c.code, "heading": c.heading, "body": c.body} for c in content.chapters],
        "tables": [_table_json(table) for table in content.tables],
        "committees": [
            {
                "name": c.name,
                "duties": c.duties,
                "seats": [{"position": s.position, "role": s.role} for s in c.seats],
            }
            for c in content.committees
        ],
        "rules": [
            {
                "code": r.code,
                "text": r.text,
                "metric": r.metric,
                "operator": r.operator,
                "value": str(r.value),
                "unit": r.unit,
            }
            for r in content.rules
        ],
    }


def _table_json(table: TableContent) -> dict[str, Any]:
    return {
        "track": table.track.value,
        "desired_state": table.desired_state or None,
        "measurable_unit": table.measurable_unit,
        "activities": [_activity_json(activity) for activity in table.activities],
    }


def _activity_json(activity: ActivityContent) -> dict[str, Any]:
    return {
        "number": activity.number,
        "step": activity.step or None,
        "title": activity.title,
        "method": activity.method,
        "start": activity.start.isoformat() if activity.start else None,
        "end": activity.end.isoformat() if activity.end else None,
        "indicators": [_indicator_json(indicator) for indicator in activity.indicators],
        "audience": activity.audience,
        "owner": activity.owner,
        "division": activity.division,
        "accountable": activity.accountable,
        "budget": activity.budget,
        "remark": activity.remark,
        "work_goal": activity.work_goal,
        "focus_area": activity.focus_area,
        "is_suggestion": activity.is_suggestion,
    }


def _indicator_json(indicator: IndicatorContent) -> dict[str, Any]:
    return {
        "text": indicator.text,
        "target": indicator.target,
        "unit": indicator.unit,
        "level": indicator.level,
        "operator": indicator.operator,
        "value": _text_or_none(indicator.value),
        "baseline": _text_or_none(indicator.baseline),
        "frequency": indicator.frequency,
        "metric": indicator.metric,
    }


def _text_or_none(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def from_json(document: Any) -> PlanContent:
    """Read what :func:`to_json` wrote; raise :class:`UnreadablePlanError` for anything else."""
    try:
        content: PlanContent = _checked(_plan(document))
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise UnreadablePlanError(f"{type(error).__name__}: {error}") from error
    return content


def _checked(value: Any) -> Any:
    """Values of the types that the plan declares, without characters that no database keeps; raises TypeError."""
    for field in fields(value):
        found = getattr(value, field.name)
        if field.type in _PLAIN and type(found) is not _PLAIN[str(field.type)]:
            raise TypeError(f"{field.name} is {type(found).__name__}, not {field.type}")
        for part in found if isinstance(found, tuple) else (found,):
            if isinstance(part, str) and "\0" in part:
                raise ValueError(f"{field.name} holds a NUL character")
            if is_dataclass(part):
                _checked(part)
            elif isinstance(found, tuple) and not isinstance(part, str):
                raise TypeError(f"{field.name} holds a {type(part).__name__}")
    return value


_PLAIN: dict[str, type] = {"str": str, "int": int, "bool": bool}


def _plan(document: dict[str, Any]) -> PlanContent:
    if document.get("format") != FORMAT:
        raise UnreadablePlanError(f"format {document.get('format')!r}")
    return PlanContent(
        organisation=document["organisation"],
        year_be=document["year_be"],
        title=document["title"],
        step_set=StepSet(document["step_set"]),
        focus_areas=tuple(document["focus_areas"]),
        desired_states=tuple(document["desired_states"]),
        success_factors=tuple(FactorContent(**factor) for factor in document["success_factors"]),
        goals=tuple(GoalContent(**goal) for goal in document["goals"]),
        chapters=tuple(ChapterContent(**chapter) for chapter in document["chapters"]),
        tables=tuple(_table(table) for table in document["tables"]),
        committees=tuple(
            CommitteeContent(c["name"], tuple(SeatContent(**seat) for seat in c["seats"]), c["duties"])
            for c in document["committees"]
        ),
        rules=tuple(RuleContent(**{**rule, "value": Decimal(rule["value"])}) for rule in document["rules"]),
    )


def _table(table: dict[str, Any]) -> TableContent:
    return TableContent(
        track=Track(table["track"]),
        desired_state=table["desired_state"] or "",
        measurable_unit=table["measurable_unit"],
        activities=tuple(_activity(activity) for activity in table["activities"]),
    )


def _activity(activity: dict[str, Any]) -> ActivityContent:
    return ActivityContent(
        **{
            **activity,
            "step": activity["step"] or "",
            "start": date.fromisoformat(activity["start"]) if activity["start"] else None,
            "end": date.fromisoformat(activity["end"]) if activity["end"] else None,
            "indicators": tuple(_indicator(indicator) for indicator in activity["indicators"]),
        }
    )


def _indicator(indicator: dict[str, Any]) -> IndicatorContent:
    return IndicatorContent(
        **{
            **indicator,
            "value": _decimal_or_none(indicator["value"]),
            "baseline": _decimal_or_none(indicator["baseline"]),
        }
    )


def _decimal_or_none(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
