"""Editing rows in place: with htmx only the row is swapped; without JavaScript the page comes back, the row open."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.domain import merging as merge_rules
from khum.domain.steps import Track
from khum.plans import permissions
from khum.plans.actions import editing, undoing
from khum.plans.forms.merge import posted as posted_choices
from khum.plans.forms.row import (
    INDICATORS,
    ActivityForm,
    IndicatorForms,
    form_data,
    indicator_values,
    indicators_initial,
    row_initial,
)
from khum.plans.models import Activity, Plan, PlanTable
from khum.plans.queries import merging
from khum.plans.queries.table import row_view, rows_for_screen
from khum.plans.views.frame import plan_page, visible_plan
from khum.web.request import PersonRequest


@login_required
@require_http_methods(["GET", "POST"])
def row(request: PersonRequest, pk: int) -> HttpResponse:
    """Open a row (GET) and save it (POST)."""
    activity, plan = _row(request, pk)
    if not permissions.may_edit_activity(request.standing, plan, activity) and request.method == "GET":
        return _shown(request, plan, activity)
    form, indicators = _forms(request, plan, activity)
    if request.method == "GET" or "add" in request.POST:
        return _opened(request, plan, activity, form, indicators)
    if not (form.is_valid() and indicators.is_valid()):
        return _opened(request, plan, activity, form, indicators, status=422)
    values = {**form.values(), INDICATORS: indicator_values(indicators)}
    return _save(request, plan, activity, values, version=form.cleaned_data["version"])


@login_required
@require_safe
def shown(request: PersonRequest, pk: int) -> HttpResponse:
    """The closed row again, nothing saved."""
    activity, plan = _row(request, pk)
    return _shown(request, plan, activity)


@login_required
@require_POST
def merge(request: PersonRequest, pk: int) -> HttpResponse:
    """Save what a person chose where two had edited the same row."""
    activity, plan = _row(request, pk)
    posted = posted_choices(request.POST)
    chosen = merge_rules.resolved(posted.original, posted.mine, posted.theirs, posted.choices)
    form = ActivityForm(form_data(chosen, posted.version), plan=plan, track=Track(activity.table.track))
    indicators = IndicatorForms(form_data(chosen, posted.version), prefix=INDICATORS)
    if not (form.is_valid() and indicators.is_valid()):
        return _opened(request, plan, activity, form, indicators, status=422)
    values = {**form.values(), INDICATORS: indicator_values(indicators)}
    return _save(request, plan, activity, values, version=posted.version)


@login_required
@require_POST
def add(request: PersonRequest, pk: int) -> HttpResponse:
    """Add a row to a table and open it."""
    table = get_object_or_404(PlanTable.objects.visible_to(request.standing), pk=pk)
    added = editing.add_activity(table_id=table.pk, step=request.POST.get("step", ""), by=request.standing, at=now())
    return redirect(f"{reverse('plans:row', args=[added.pk])}#row-{added.pk}")


@login_required
@require_POST
def remove(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a row out."""
    activity, _plan = _row(request, pk)
    version = int(request.POST.get("version", 0) or 0)
    plan = editing.remove_activity(activity_id=activity.pk, version=version, by=request.standing, at=now())
    messages.success(request, _("The row was removed. You can undo this."))
    return redirect(f"{reverse('plans:plan', args=[plan.pk])}#table-{activity.table_id}")


@login_required
@require_POST
def move(request: PersonRequest, pk: int) -> HttpResponse:
    """Move a row up or down."""
    activity, plan = _row(request, pk)
    up = request.POST.get("direction") == "up"
    editing.move_activity(activity_id=activity.pk, up=up, by=request.standing, at=now())
    return redirect(f"{reverse('plans:plan', args=[plan.pk])}#row-{activity.pk}")


@login_required
@require_POST
def undo(request: PersonRequest, pk: int) -> HttpResponse:
    """Take back the person's last change."""
    plan = visible_plan(request, pk)
    change = undoing.undo(plan_id=plan.pk, by=request.standing, at=now())
    messages.success(request, _("Undone: %(what)s") % {"what": change.target_label or plan.title})
    back = request.POST.get("back", "plan")
    page = reverse(f"plans:{back if back in {'plan', 'parts', 'check', 'history'} else 'plan'}", args=[plan.pk])
    return redirect(f"{page}#row-{change.target_id}" if change.target_type == "plans.activity" else page)


def _row(request: PersonRequest, pk: int) -> tuple[Activity, Plan]:
    rows = rows_for_screen().visible_to(request.standing)  # type: ignore[attr-defined]
    activity = get_object_or_404(rows.select_related("table__plan__organisation"), pk=pk)
    return activity, activity.table.plan


def _forms(request: PersonRequest, plan: Plan, activity: Activity) -> tuple[ActivityForm, Any]:
    initial = indicators_initial(activity.indicators.all())
    data = request.POST.copy() if request.method == "POST" else None
    if data is not None and "add" in data:
        data[f"{INDICATORS}-TOTAL_FORMS"] = str(int(data.get(f"{INDICATORS}-TOTAL_FORMS") or 0) + 1)
    form = ActivityForm(
        data,
        initial=row_initial(activity),
        plan=plan,
        track=Track(activity.table.track),
        focus=request.GET.get("focus", ""),
    )
    form.fields["division"].disabled = not permissions.may_edit(request.standing, plan)
    indicators = IndicatorForms(data, initial=initial, prefix=INDICATORS)
    if data is None and not initial:
        indicators.extra = 1
    return form, indicators


def _save(
    request: PersonRequest, plan: Plan, activity: Activity, values: dict[str, Any], *, version: int
) -> HttpResponse:
    try:
        editing.change_activity(activity_id=activity.pk, values=values, version=version, by=request.standing, at=now())
    except merge_rules.EditConflictError as conflict:
        return _merge_page(request, plan, activity, conflict)
    return _shown(request, plan, activity)


def _shown(request: PersonRequest, plan: Plan, activity: Activity) -> HttpResponse:
    """The closed row: alone for htmx, by a redirect to its place otherwise."""
    if not request.htmx:
        return redirect(f"{reverse('plans:plan', args=[plan.pk])}#row-{activity.pk}")
    fresh = rows_for_screen().select_related("table").get(pk=activity.pk)
    context = {
        "plan": plan,
        "row": row_view(fresh, plan, request.standing, track=Track(fresh.table.track)),
        "last_change": undoing.last_change(plan, request.standing),
        "is_swap": True,
    }
    return render(request, "plans/row.html", context)


def _opened(
    request: PersonRequest, plan: Plan, activity: Activity, form: ActivityForm, indicators: Any, status: int = 200
) -> HttpResponse:
    """The row as a form: alone for htmx, in the page otherwise."""
    context = {
        "plan": plan,
        "open_row": activity,
        "form": form,
        "indicators": indicators,
        "row": row_view(activity, plan, request.standing, track=Track(activity.table.track)),
        "may_shape": bool(permissions.may_edit(request.standing, plan)),
    }
    if request.htmx:
        return render(request, "plans/row_form.html", context, status=status)
    return plan_page(request, plan, opened=context, status=status)


def _merge_page(
    request: PersonRequest, plan: Plan, activity: Activity, conflict: merge_rules.EditConflictError
) -> HttpResponse:
    context = {
        "plan": plan,
        "title": activity.title,
        "target": f"row-{activity.pk}",
        "action": reverse("plans:row-merge", args=[activity.pk]),
        "back": f"{reverse('plans:plan', args=[plan.pk])}#row-{activity.pk}",
        "by_name": conflict.by_name,
        "fields": merging.shown(conflict, plan),
        "version": conflict.version,
        "sides": {
            name: json.dumps(getattr(conflict, name), ensure_ascii=False) for name in ("original", "mine", "theirs")
        },
    }
    template = "plans/merge.html#in_table" if request.htmx else "plans/merge.html"
    return render(request, template, context, status=422 if request.htmx else 409)
