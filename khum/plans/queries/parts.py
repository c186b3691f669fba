"""The parts of a plan before its tables, for the page that edits them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from khum.domain.steps import Track
from khum.domain.targets import OPERATORS
from khum.plans.models import Chapter, Plan, PlanPart, PlanRule, PlanTable, SuccessFactor, WorkGoal


@dataclass(frozen=True, slots=True)
class PartView:
    """One part in words; ``anchor`` is where the validator points."""

    part: PlanPart
    anchor: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class PartList:
    """All parts of one kind. ``teaching`` says what belongs here while it is empty."""

    kind: str
    label: Any
    teaching: Any
    parts: tuple[PartView, ...]


KINDS: dict[str, tuple[Any, Any, str]] = {
    "goals": (_("Strategies and work goals"), _("Which goals of the work shall this plan help?"), "goals"),
    "focus-areas": (_("Focus areas"), _("Where does KM concentrate this year?"), "focus_areas"),
    "desired-states": (_("Desired states"), _("What shall be true at the end of the year?"), "desired_states"),
    "success-factors": (_("Success factors"), _("What must be given, and who answers for it?"), "success_factors"),
    "tables": (_("Tables"), _("Each table serves desired states and has a measurable unit."), "tables"),
    "rules": (_("Number rules"), _("The numbers that this plan holds to."), "rules"),
    "chapters": (_("Chapters of the document"), _("Preface, scope, principles … in your own words."), "chapters"),
}
"""Kinds in the order of the page: label, teaching words, relation on the plan."""


def parts_of(plan: Plan) -> tuple[PartList, ...]:
    """All parts by kind: seven queries."""
    return tuple(_list(plan, kind) for kind in KINDS)


def _list(plan: Plan, kind: str) -> PartList:
    label, teaching, relation = KINDS[kind]
    rows = getattr(plan, relation).all()
    if kind == "success-factors":
        rows = rows.select_related("owner")
    parts = tuple(part_view(kind, part, place) for place, part in enumerate(rows))
    return PartList(kind, label, teaching, parts)


def part_view(kind: str, part: PlanPart, place: int) -> PartView:
    """One part in words."""
    text, note = _words(part)
    return PartView(part, f"{kind}-{place}", text, note)


def place_of(plan: Plan, kind: str, part: PlanPart) -> int:
    """Where a part stands in its list, from 0: one query."""
    ids = list(getattr(plan, KINDS[kind][2]).values_list("pk", flat=True))
    return ids.index(part.pk)


def _words(part: PlanPart) -> tuple[str, str]:
    if isinstance(part, SuccessFactor):
        return part.text, part.owner.title if part.owner else part.owner_text
    if isinstance(part, WorkGoal):
        return part.goal or part.strategy, part.strategy if part.goal else ""
    if isinstance(part, Chapter):
        return part.heading, part.body
    if isinstance(part, PlanRule):
        return part.text, f"{OPERATORS.get(part.operator, '')} {part.value.normalize():f} {part.unit}".strip()
    if isinstance(part, PlanTable):
        return Track(part.track).label_th, "\n".join(t for t in (part.desired_state, part.measurable_unit) if t)
    return getattr(part, "text", ""), ""
