"""The merge screen: what each of two people made of every field, in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from khum.domain import thai_date
from khum.domain.merging import Difference, EditConflictError, can_combine, combined, differences
from khum.domain.steps import step_or_component
from khum.domain.targets import OPERATORS
from khum.people.models import Division, Position
from khum.plans.models import FocusArea, Plan, WorkGoal

LABELS: dict[str, Any] = {
    "step": _("Step"),
    "title": _("Activity"),
    "method": _("Way to success"),
    "audience": _("Target group"),
    "start_date": _("From"),
    "end_date": _("Until"),
    "division_id": _("Division"),
    "accountable_id": _("Accountable position"),
    "owner_id": _("Owner"),
    "owner_text": _("Owner as printed"),
    "work_goal_id": _("Work goal"),
    "focus_area_id": _("Focus area"),
    "budget": _("Budget"),
    "remark": _("Remark"),
    "indicators": _("Indicators"),
    "text": _("Text"),
    "strategy": _("Strategy"),
    "goal": _("Goal of the work"),
    "heading": _("Heading"),
    "body": _("Text"),
    "desired_state": _("Desired state"),
    "measurable_unit": _("Measurable unit"),
    "operator": _("Compared"),
    "value": _("Number"),
    "unit": _("Unit"),
}
_COMBINABLE = frozenset({"title", "method", "audience", "remark", "indicators", "text", "goal", "strategy", "body"})
_LINKED: dict[str, Any] = {
    "division_id": Division,
    "accountable_id": Position,
    "owner_id": Position,
    "work_goal_id": WorkGoal,
    "focus_area_id": FocusArea,
}


def _day(value: str) -> str:
    return thai_date.long_date(date.fromisoformat(value))


def _step(value: str) -> str:
    step = step_or_component(value)
    return step.label_th if step else value


def _indicators(rows: list[dict[str, Any]]) -> str:
    return "\n".join(f"{row.get('text', '')} → {row.get('target', '')}" for row in rows)


_SPEAK: dict[str, Callable[[Any], str]] = {
    "start_date": _day,
    "end_date": _day,
    "step": _step,
    "operator": lambda value: OPERATORS.get(value, value),
    "indicators": _indicators,
}


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field on the merge screen; ``both`` is shown where both answers can stand together."""

    name: str
    label: Any
    original: str
    mine: str
    theirs: str
    both: str
    is_conflict: bool
    proposed: str


def shown(conflict: EditConflictError, plan: Plan) -> tuple[FieldView, ...]:
    """Every field in which the three differ, conflicts first; at most four queries, for names of links."""
    words = _Words(plan)
    found = [
        FieldView(
            name=difference.field,
            label=LABELS.get(difference.field, difference.field),
            original=words.of(difference.field, difference.original),
            mine=words.of(difference.field, difference.mine),
            theirs=words.of(difference.field, difference.theirs),
            both=words.of(difference.field, combined(difference.mine, difference.theirs))
            if _may_combine(difference)
            else "",
            is_conflict=difference.is_conflict,
            proposed=difference.proposed.value,
        )
        for difference in differences(conflict.original, conflict.mine, conflict.theirs)
    ]
    return tuple(sorted(found, key=lambda field: not field.is_conflict))


def _may_combine(difference: Difference) -> bool:
    return difference.is_conflict and difference.field in _COMBINABLE and can_combine(difference)


class _Words:
    """Values in the words of the screen."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.names: dict[str, dict[int, str]] = {}

    def of(self, field: str, value: Any) -> str:
        if value in (None, "", []):
            return ""
        if field in _LINKED:
            return self._named(field, int(value))
        speak = _SPEAK.get(field, str)
        return speak(value)

    def _named(self, field: str, pk: int) -> str:
        if field not in self.names:
            model = _LINKED[field]
            owner = "plan_id" if hasattr(model, "plan") else "organisation_id"
            key = self.plan.pk if owner == "plan_id" else self.plan.organisation_id
            self.names[field] = {row.pk: str(row) for row in model.objects.filter(**{owner: key})}
        return self.names[field].get(pk, "–")
