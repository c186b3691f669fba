"""Screens of progress: the report, the list of a plan, the work of a person."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.files import actions as files
from khum.files.messages import sentence
from khum.files.models import StoredFile
from khum.files.refusals import FileRefused
from khum.papers.serving import paper_response
from khum.people.models import Division
from khum.plans import permissions
from khum.plans.actions import progress
from khum.plans.forms.progress import ReportForm
from khum.plans.models import Activity
from khum.plans.papers.progress import progress_paper
from khum.plans.queries import progress as queries
from khum.plans.rules.states import ActivityState
from khum.plans.views.frame import frame, visible_plan
from khum.web.request import PersonRequest

PAGE = 50


@login_required
@require_safe
def progress_page(request: PersonRequest, pk: int) -> HttpResponse:
    """All activities of a plan with how far they are, late ones first."""
    plan = visible_plan(request, pk)
    filters = _filters(request)
    today = localdate()
    page = Paginator(queries.of_plan(plan, today=today, filters=filters), PAGE).get_page(request.GET.get("page"))
    rows = [(activity, activity.is_late(today=today)) for activity in page]
    context = {
        **frame(request, plan, "progress"),
        "page": page,
        "rows": rows,
        "filters": filters,
        "divisions": list(Division.objects.visible_to(request.standing)),
        "orders": [
            ("", _("Late first")),
            ("end", _("By the end")),
            ("plan", _("As in the plan")),
            ("division", _("By division")),
            ("title", _("By name")),
        ],
        "asked": request.GET.urlencode(),
        "states": [*((s.value, s.label_th) for s in ActivityState), ("late", _("Late"))],
        "may_remind": permissions.may_make_plan(request.standing),
    }
    return render(request, "plans/progress.html", context)


def _filters(request: PersonRequest) -> queries.Filters:
    asked = request.GET
    division = asked.get("division", "")
    return queries.Filters(
        division=int(division) if division.isascii() and division.isdigit() and len(division) < 12 else None,
        state=asked.get("state", ""),
        step=asked.get("step", ""),
        words=asked.get("q", "")[:100],
        order=asked.get("order", ""),
    )


@login_required
@require_safe
def progress_file(request: PersonRequest, pk: int) -> HttpResponse:
    """The same list as a sheet, with indicators, targets and the last report."""
    plan = visible_plan(request, pk)
    today = localdate()
    found = queries.with_reports(queries.of_plan(plan, today=today, filters=_filters(request)))
    paper = progress_paper(plan, found, today=today)
    return paper_response(request, paper, name=f"ความก้าวหน้า {plan.year_be}", extension="xlsx")


@login_required
@require_safe
def work(request: PersonRequest) -> HttpResponse:
    """What I answer for, or my division does, in plans that run."""
    today = localdate()
    page = Paginator(queries.mine(request.standing), PAGE).get_page(request.GET.get("page"))
    rows = [(activity, activity.is_late(today=today)) for activity in page]
    return render(request, "plans/work.html", {"page": page, "rows": rows})


@login_required
@require_http_methods(["GET", "POST"])
def report(request: PersonRequest, pk: int) -> HttpResponse:
    """Report on one activity."""
    activity = get_object_or_404(
        Activity.objects.visible_to(request.standing).select_related("table__plan", "division", "accountable"), pk=pk
    )
    plan = activity.table.plan
    verdict = permissions.may_report(request.standing, plan, activity)
    form = ReportForm(request.POST or None, request.FILES or None, initial={"state": activity.state})
    if request.method == "POST":
        verdict.or_raise()
        if form.is_valid() and _keep(request, activity, form):
            messages.success(request, _("The report is kept. Thank you."))
            return redirect("plans:report", pk)
    context = {
        "activity": activity,
        "plan": plan,
        "form": form,
        "verdict": verdict,
        "reports": list(activity.reports.select_related("file")[:20]),
        "is_late": activity.is_late(today=localdate()),
    }
    return render(request, "plans/report.html", context, status=422 if form.errors else 200)


def _keep(request: PersonRequest, activity: Activity, form: ReportForm) -> bool:
    data = form.cleaned_data
    stored: StoredFile | None = None
    if data["file"]:
        try:
            stored = files.store(
                organisation=request.standing.organisation, uploaded=data["file"], by=request.standing, at=now()
            )
        except FileRefused as refused:
            form.add_error("file", sentence(refused))
            return False
    kept = progress.Report(
        state=ActivityState(data["state"]),
        result=data["result"],
        problem=data["problem"],
        suggestion=data["suggestion"],
        file=stored,
    )
    progress.report(activity_id=activity.pk, report=kept, by=request.standing, at=now())
    return True


@login_required
@require_POST
def remind(request: PersonRequest, pk: int) -> HttpResponse:
    """Remind whoever answers for the chosen activities."""
    plan = visible_plan(request, pk)
    chosen = [int(value) for value in request.POST.getlist("activity") if value.isascii() and value.isdigit()][:200]
    count = progress.remind(activity_ids=chosen, by=request.standing, at=now())
    messages.success(request, _("Reminded of %(count)d activities.") % {"count": count})
    return redirect("plans:progress", plan.pk)
