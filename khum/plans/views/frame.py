"""What the pages of one plan share: finding the plan, its tabs, the page with the tables."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from khum.plans import permissions
from khum.plans.actions import undoing
from khum.plans.models import Plan
from khum.plans.queries import table
from khum.plans.rules.states import PlanState
from khum.web.request import PersonRequest

TABS = (
    ("plan", _("Table")),
    ("timeline", _("Timeline")),
    ("parts", _("Parts")),
    ("check", _("Check")),
    ("approval", _("Approval")),
    ("progress", _("Progress")),
    ("metrics", _("Figures")),
    ("documents", _("Documents")),
    ("history", _("History")),
)
_TONES = {PlanState.DRAFT: "soft", PlanState.IN_FORCE: "ok", PlanState.CLOSED: "soft"}


def visible_plan(request: PersonRequest, pk: int) -> Plan:
    """A plan that the person may read, with its organisation; 404 otherwise."""
    plans = Plan.objects.visible_to(request.standing).select_related("organisation")
    return get_object_or_404(plans, pk=pk)


def frame(request: PersonRequest, plan: Plan, current: str) -> dict[str, Any]:
    """Context of ``plans/frame.html``; one query, and only for those who may edit."""
    verdict = permissions.may_edit(request.standing, plan)
    edits = bool(verdict) or (plan.state_value.is_editable and request.standing.is_division_head)
    return {
        "plan": plan,
        "tabs": tabs(plan, current),
        "tone": _TONES.get(plan.state_value, "info"),
        "may_edit": bool(verdict),
        "edit_reason": verdict.reason,
        "last_change": undoing.last_change(plan, request.standing) if edits else None,
    }


def tabs(plan: Plan, current: str) -> list[dict[str, Any]]:
    """Pages of a plan; a page that is not installed has no tab."""
    found = []
    for name, label in TABS:
        try:
            url = reverse(f"plans:{name}", args=[plan.pk])
        except NoReverseMatch:
            continue
        found.append({"label": label, "url": url, "is_current": name == current})
    return found


def plan_page(
    request: PersonRequest, plan: Plan, *, opened: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The page with all tables; ``opened`` is the context of the row that stands open for editing."""
    context = {
        **frame(request, plan, "plan"),
        "tables": table.tables_of(plan, request.standing),
        "opened": opened,
        **(opened or {}),
    }
    return render(request, "plans/plan.html", context, status=status)
