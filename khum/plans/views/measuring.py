"""Screens of figures: all metrics of a plan, one with the records behind it, and figures given by hand."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khum.domain.registries import METRICS
from khum.files import actions as files
from khum.files.messages import sentence
from khum.files.refusals import FileRefused
from khum.plans import permissions
from khum.plans.actions import measuring
from khum.plans.forms.measuring import FigureForm
from khum.plans.models import Indicator
from khum.plans.queries import metrics as queries
from khum.plans.views.frame import frame, visible_plan
from khum.web.request import PersonRequest

PAGE = 50


@login_required
@require_safe
def metrics(request: PersonRequest, pk: int) -> HttpResponse:
    """Every metric beside its target, and the indicators that are measured by hand."""
    plan = visible_plan(request, pk)
    today = localdate()
    figures = queries.manual_figures(plan)
    latest = {figure.indicator_id: figure for figure in reversed(figures)}
    context = {
        **frame(request, plan, "metrics"),
        "rows": queries.measure_all(plan.organisation, plan.year, plan=plan, today=today),
        "today": today,
        "by_hand": [
            (indicator, latest.get(indicator.pk), permissions.may_report(request.standing, plan, indicator.activity))
            for indicator in queries.indicators_by_hand(plan)
        ],
    }
    return render(request, "plans/metrics.html", context)


@login_required
@require_safe
def metric(request: PersonRequest, pk: int, code: str) -> HttpResponse:
    """One metric: what it means, how it is counted, and every record that it counts."""
    plan = visible_plan(request, pk)
    found = METRICS.get(code)
    if found is None:
        raise Http404
    today = localdate()
    aim = queries.targets_of(plan).get(code)
    row = queries.measure(found, plan.organisation, plan.year, aim, today=today)
    context = {
        **frame(request, plan, "metrics"),
        "row": row,
        "page": Paginator(row.measured.evidence, PAGE).get_page(request.GET.get("page")),
        "trend": queries.trend(found, plan.organisation, plan.year, today=today),
        "as_of": min(today, plan.year.end),
    }
    return render(request, "plans/metric.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def measure(request: PersonRequest, pk: int) -> HttpResponse:
    """The figures of an indicator with their proof, for everybody; who may, gives one by hand."""
    indicator = get_object_or_404(
        Indicator.objects.visible_to(request.standing).select_related("activity__table__plan__organisation"), pk=pk
    )
    plan = indicator.activity.table.plan
    verdict = permissions.may_report(request.standing, plan, indicator.activity)
    if request.method == "POST":
        verdict.or_raise()
    initial = {"start": plan.year.start, "end": min(localdate(), plan.year.end)}
    form = FigureForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid() and _keep(request, indicator, form):
        messages.success(request, _("The figure is kept with its proof."))
        return redirect("plans:measure", pk)
    context = {
        **frame(request, plan, "metrics"),
        "indicator": indicator,
        "is_measured": METRICS.get(indicator.metric) is not None,
        "form": form if verdict else None,
        "why_not": verdict.reason,
        "figures": list(indicator.measurements.select_related("file")[:50]),
    }
    return render(request, "plans/measure.html", context, status=422 if form.errors else 200)


def _keep(request: PersonRequest, indicator: Indicator, form: FigureForm) -> bool:
    data = form.cleaned_data
    try:
        stored = files.store(
            organisation=request.standing.organisation, uploaded=data["file"], by=request.standing, at=now()
        )
    except FileRefused as refused:
        form.add_error("file", sentence(refused))
        return False
    figure = measuring.Figure(data["value"], data["start"], data["end"], data["reason"], stored)
    measuring.measure_by_hand(indicator_id=indicator.pk, figure=figure, by=request.standing, at=now())
    return True
