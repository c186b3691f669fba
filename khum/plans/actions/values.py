"""Rows and parts of a plan as plain values (what forms post, what changes keep) and back again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from khum.domain.verdict import NotPossibleError
from khum.people.models import Division, Position
from khum.plans.models import (
    Activity,
    Chapter,
    DesiredState,
    FocusArea,
    Indicator,
    Plan,
    PlanPart,
    PlanRule,
    PlanTable,
    SuccessFactor,
    WorkGoal,
)

Values = dict[str, Any]

TEXTS = ("step", "title", "method", "audience", "budget", "remark", "owner_text")
DAYS = ("start_date", "end_date")
LINKS = ("division_id", "accountable_id", "work_goal_id", "focus_area_id")
INDICATOR_FIELDS = ("text", "target", "unit", "level", "operator", "value", "baseline", "frequency", "metric")
_NUMBERS = frozenset({"value", "baseline"})

PARTS: dict[str, tuple[type[PlanPart], tuple[str, ...]]] = {
    "focus-areas": (FocusArea, ("text",)),
    "desired-states": (DesiredState, ("text",)),
    "success-factors": (SuccessFactor, ("text", "owner_id", "owner_text")),
    "goals": (WorkGoal, ("strategy", "goal")),
    "chapters": (Chapter, ("heading", "body")),
    "rules": (PlanRule, ("text", "operator", "value", "unit")),
    "tables": (PlanTable, ("desired_state", "measurable_unit")),
}
"""Kinds of parts by the word that stands in addresses, with the fields that may be edited."""


def kind_of(part: PlanPart) -> str:
    """The word in :data:`PARTS` for a part."""
    return next(kind for kind, (model, _fields) in PARTS.items() if isinstance(part, model))


def part_values(part: PlanPart) -> Values:
    """Editable values of a part."""
    _model, fields = PARTS[kind_of(part)]
    return {name: _plain(getattr(part, name)) for name in fields}


def activity_values(activity: Activity) -> Values:
    """All values of a row with its indicators, as JSON keeps them."""
    return {
        **{name: getattr(activity, name) for name in TEXTS},
        **{name: _plain(getattr(activity, name)) for name in DAYS},
        **{name: getattr(activity, name) for name in LINKS},
        "indicators": [indicator_values(indicator) for indicator in activity.indicators.all()],
        "is_suggestion": activity.is_suggestion,
    }


def indicator_values(indicator: Indicator) -> Values:
    """Values of an indicator; ``id`` keeps its measurements with it through edits."""
    return {"id": indicator.pk, **{name: _plain(getattr(indicator, name)) for name in INDICATOR_FIELDS}}


def write_activity(activity: Activity, values: Mapping[str, Any]) -> None:
    """Set and save what is in ``values``, count the version up, and bring the indicators in line."""
    changed = []
    for name in (*TEXTS, *LINKS, "is_suggestion"):
        if name in values:
            setattr(activity, name, values[name])
            changed.append(name)
    for name in DAYS:
        if name in values:
            setattr(activity, name, day_of(values[name]))
            changed.append(name)
    if activity.start_date and activity.end_date and activity.end_date < activity.start_date:
        raise NotPossibleError(_("The last day is before the first day."))
    activity.version += 1
    activity.save(update_fields=[*changed, "version"])
    if "indicators" in values:
        write_indicators(activity, values["indicators"])


def write_indicators(activity: Activity, rows: list[Mapping[str, Any]]) -> None:
    """Keep indicators by their id, add new ones, remove the others unless figures were recorded for them."""
    kept = {row["id"] for row in rows if row.get("id")}
    gone = activity.indicators.exclude(pk__in=kept)
    if gone.filter(measurements__isnull=False).exists():
        raise NotPossibleError(
            _("Figures were recorded for this indicator, so it cannot be removed. Change its words or target instead.")
        )
    gone.delete()
    known = {indicator.pk: indicator for indicator in activity.indicators.all()}
    for order, row in enumerate(rows):
        indicator = known.get(row.get("id") or 0) or Indicator(pk=row.get("id"), activity=activity)
        indicator.order = order
        for name in INDICATOR_FIELDS:
            if name in row:
                setattr(indicator, name, _number(row[name]) if name in _NUMBERS else row[name])
        indicator.save(force_insert=indicator._state.adding)


def write_part(part: PlanPart, values: Mapping[str, Any]) -> None:
    """Set and save the editable values of a part and count its version up."""
    _model, fields = PARTS[kind_of(part)]
    changed = [name for name in fields if name in values]
    for name in changed:
        value = values[name]
        field = part._meta.get_field(name.removesuffix("_id"))
        setattr(part, name, _number(value) if isinstance(field, models.DecimalField) else value)
    part.version += 1
    part.save(update_fields=[*(name.removesuffix("_id") for name in changed), "version"])


def check_links(plan: Plan, values: Mapping[str, Any]) -> None:
    """Divisions and posts belong to the council, goals and focus areas to the plan; anything else is refused."""
    owned: dict[str, models.QuerySet[Any]] = {
        "division_id": Division.objects.filter(organisation_id=plan.organisation_id),
        "accountable_id": Position.objects.filter(organisation_id=plan.organisation_id),
        "owner_id": Position.objects.filter(organisation_id=plan.organisation_id),
        "work_goal_id": WorkGoal.objects.filter(plan=plan),
        "focus_area_id": FocusArea.objects.filter(plan=plan),
    }
    for name, rows in owned.items():
        if values.get(name) and not rows.filter(pk=values[name]).exists():
            raise NotPossibleError(_("What you chose is gone or belongs to another organisation. Choose again."))


def day_of(value: Any) -> date | None:
    """A day from a date or its ISO text."""
    if not value:
        return None
    return value if isinstance(value, date) else date.fromisoformat(value)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def _number(value: Any) -> Decimal | None:
    return None if value in (None, "") else Decimal(str(value))
