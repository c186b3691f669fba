"""What the essential-knowledge document of a year says: built from the map, or read from what was frozen (row 119)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch

from khum.domain.fiscal_year import FiscalYear
from khum.library.models import Item
from khum.library.rules.states import IN_SERVICE
from khum.needs.models import Goal, Holder, Learner, Need, NeedsDocument
from khum.needs.queries.risk import still_here
from khum.needs.rules import risk
from khum.needs.rules.kinds import DocumentState
from khum.needs.rules.tools import tool_names
from khum.people.models import Division, Organisation, Person, Position
from khum.people.queries import chart
from khum.people.rules import PositionKind
from khum.people.standing import Standing

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the divisions have come with their part of the map."""

    division: Division
    goals: int
    needs: int

    @property
    def is_done(self) -> bool:
        """Whether the division has named something."""
        return self.needs > 0


def document_of(standing: Standing, year: FiscalYear) -> NeedsDocument | None:
    """The document of a year, if it has begun: one query."""
    found: NeedsDocument | None = NeedsDocument.objects.visible_to(standing).filter(year_be=year.be).first()
    return found


def content_of(organisation: Organisation, year_be: int, today: date) -> Content:
    """The whole content as plain values, from the map as it stands: six queries."""
    items = Item.objects.filter(
        state__in=[state.value for state in IN_SERVICE], visibility__in=["public", "organisation"]
    ).order_by("title")
    holders = Holder.objects.filter(still_here(today)).select_related("person").order_by("-level", "pk")
    learners = Learner.objects.select_related("person", "division")
    needs = (
        Need.objects.filter(retired_on=None)
        .order_by("-criticality", "pk")
        .prefetch_related(
            Prefetch("items", queryset=items, to_attr="shown"),
            Prefetch("holders", queryset=holders, to_attr="here"),
            Prefetch("learners", queryset=learners, to_attr="asked"),
        )
    )
    goals = Goal.objects.filter(organisation=organisation, year_be=year_be).select_related("division")
    found = list(goals.prefetch_related(Prefetch("needs", queryset=needs, to_attr="named")))
    strategies: dict[str, list[Content]] = {}
    for goal in found:
        strategies.setdefault(goal.strategy, []).append(_goal(goal))
    return {
        "organisation": organisation.name,
        "vision": organisation.vision,
        "year": year_be,
        "strategies": [{"strategy": strategy, "goals": goals} for strategy, goals in sorted(strategies.items())],
    }


def counts(content: Content) -> dict[str, int]:
    """How many goals, goals with needs, needs, gaps and needs at risk a content has. No query."""
    goals = [goal for strategy in content.get("strategies", []) for goal in strategy["goals"]]
    needs = [need for goal in goals for need in goal["needs"]]
    return {
        "goals": len(goals),
        "covered": sum(bool(goal["needs"]) for goal in goals),
        "needs": len(needs),
        "gaps": sum(need["having"] == "gap" for need in needs),
        "at_risk": sum(risk.is_at_risk(need["criticality"], need["covering"]) for need in needs),
    }


def shown(document: NeedsDocument | None, organisation: Organisation, year: FiscalYear, today: date) -> Content:
    """What the paper of a year prints: the frozen content once approved, before that the map as it stands."""
    if document is not None and document.state_value is DocumentState.APPROVED:
        frozen: Content = document.content
        return frozen
    return content_of(organisation, year.be, today)


def progress(standing: Standing, year: FiscalYear) -> list[Progress]:
    """Every division with what it has named: three queries."""
    goals: dict[int | None, int] = {}
    needs: dict[int | None, int] = {}
    for division in Goal.objects.visible_to(standing).filter(year_be=year.be).values_list("division", flat=True):
        goals[division] = goals.get(division, 0) + 1
    live = Need.objects.visible_to(standing).filter(goal__year_be=year.be, retired_on=None)
    for division in live.values_list("goal__division", flat=True):
        needs[division] = needs.get(division, 0) + 1
    return [
        Progress(division, goals.get(division.pk, 0), needs.get(division.pk, 0))
        for division in chart.open_divisions(standing)
    ]


def divisions_without_needs(standing: Standing, year_be: int) -> list[Division]:
    """Divisions that the person heads and that have named nothing for a year: one query."""
    named = Need.objects.filter(goal__division=OuterRef("pk"), goal__year_be=year_be, retired_on=None)
    found = chart.open_divisions(standing).filter(~Exists(named), pk__in=standing.headed_division_ids)
    return list(found)


def _goal(goal: Goal) -> Content:
    return {
        "title": goal.title,
        "division": goal.division.name if goal.division else "",
        "needs": [_need(need) for need in goal.named],  # type: ignore[attr-defined]
    }


def _need(need: Need) -> Content:
    here: list[Holder] = need.here  # type: ignore[attr-defined]
    covering = risk.covering(row.level for row in here)
    return {
        "title": need.title,
        "nature": need.nature,
        "criticality": need.criticality,
        "having": need.having,
        "form": need.form,
        "place": need.place,
        "items": [item.title for item in need.shown],  # type: ignore[attr-defined]
        "holders": [{"name": row.person.full_name, "level": row.level, "evidence": row.evidence} for row in here],
        "learners": [_whom(row.person, row.division) for row in need.asked],  # type: ignore[attr-defined]
        "tools": tool_names(need.tools),
        "tool_reason": need.tool_reason,
        "covering": covering,
        "heat": risk.heat(need.criticality, covering).value,
        "note": need.note,
    }


def _whom(person: Person | None, division: Division | None) -> str:
    return person.full_name if person else f"บุคลากร{division.name}" if division else ""


def signing_post(organisation: Organisation) -> str:
    """The title of who signs before anybody has: the chief executive's post, one query."""
    post = Position.objects.filter(organisation=organisation, kind=PositionKind.CHIEF_EXECUTIVE).first()
    return post.title if post else ""
