"""Tying rows to work goals and focus areas in one go: what stops most imported plans is cleared in a minute."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khum.plans import permissions
from khum.plans.actions import making
from khum.plans.forms.linking import chosen
from khum.plans.models import Activity
from khum.plans.views.frame import frame, visible_plan
from khum.web.request import PersonRequest


@login_required
@require_http_methods(["GET", "POST"])
def links(request: PersonRequest, pk: int) -> HttpResponse:
    """All rows with two choices each; one choice above fills the empty ones."""
    plan = visible_plan(request, pk)
    permissions.may_edit(request.standing, plan).or_raise()
    rows = list(
        Activity.objects.visible_to(request.standing).filter(table__plan=plan).order_by("table__order", "order", "id")
    )
    if request.method == "POST":
        goals = chosen(request.POST, "goal", {row.pk: row.work_goal_id for row in rows})
        areas = chosen(request.POST, "area", {row.pk: row.focus_area_id for row in rows})
        count = making.link_rows(plan_id=plan.pk, goals=goals, areas=areas, by=request.standing, at=now())
        messages.success(request, _("%(count)d rows were tied. You can undo this.") % {"count": count})
        return redirect("plans:check", plan.pk)
    context = {
        **frame(request, plan, "check"),
        "rows": rows,
        "goals": list(plan.goals.all()),
        "areas": list(plan.focus_areas.all()),
    }
    return render(request, "plans/links.html", context)
