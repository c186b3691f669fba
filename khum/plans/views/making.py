"""The list of plans, the ways to make one, and the page of a plan."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.plans import permissions
from khum.plans.actions import making
from khum.plans.forms.making import CopyForm, YearForm
from khum.plans.queries import overview, timeline
from khum.plans.queries.copying import preview
from khum.plans.queries.history import changes_of
from khum.plans.views.frame import frame, plan_page, visible_plan
from khum.web.request import PersonRequest


@login_required
@require_safe
def plans(request: PersonRequest) -> HttpResponse:
    """All plans of the organisation, newest first."""
    found = list(overview.plans_of(request.standing))
    verdict = permissions.may_make_plan(request.standing)
    return render(request, "plans/plan_list.html", {"plans": found, "may_make": verdict})


@login_required
@require_safe
def new(request: PersonRequest) -> HttpResponse:
    """The four ways to a plan."""
    permissions.may_make_plan(request.standing).or_raise()
    found = list(overview.plans_of(request.standing))
    year = overview.free_year(request.standing, today=localdate())
    context = {"form": YearForm(initial={"year_be": year.be}), "sources": found}
    return render(request, "plans/new.html", context)


@login_required
@require_POST
def from_template(request: PersonRequest) -> HttpResponse:
    """A draft from the standard template."""
    form = YearForm(request.POST)
    if not form.is_valid():
        found = list(overview.plans_of(request.standing))
        return render(request, "plans/new.html", {"form": form, "sources": found}, status=422)
    made = making.from_template(year=form.year, by=request.standing, at=now())
    messages.success(request, _("The draft is made. Go through the rows and put in your own work."))
    return redirect("plans:plan", made.pk)


@login_required
@require_http_methods(["GET", "POST"])
def from_plan(request: PersonRequest, pk: int) -> HttpResponse:
    """Make another year's plan from this one: see what changes, decline what should stay, make it."""
    permissions.may_make_plan(request.standing).or_raise()
    source = visible_plan(request, pk)
    year = source.year.next
    form = CopyForm(request.POST or request.GET or None, initial={"year_be": year.be})
    if form.is_bound and form.is_valid():
        year = form.year
        if request.method == "POST":
            declined = frozenset(request.POST.getlist("shown")) - frozenset(request.POST.getlist("accept"))
            made = making.from_plan(plan_id=source.pk, year=year, declined=declined, by=request.standing, at=now())
            messages.success(request, _("The draft is made from last year’s plan. The check tab lists what to mend."))
            return redirect("plans:plan", made.pk)
    status = 422 if request.method == "POST" else 200
    context = {"source": source, "form": form, "year": year, "changes": preview(source, year)}
    return render(request, "plans/copy.html", context, status=status)


@login_required
@require_safe
def plan(request: PersonRequest, pk: int) -> HttpResponse:
    """The plan as the table that officials know."""
    return plan_page(request, visible_plan(request, pk))


@login_required
@require_safe
def timeline_page(request: PersonRequest, pk: int) -> HttpResponse:
    """Rows over the months of the fiscal year, by division."""
    found = visible_plan(request, pk)
    context = {**frame(request, found, "timeline"), "timeline": timeline.timeline_of(found, today=localdate())}
    return render(request, "plans/timeline.html", context)


@login_required
@require_safe
def check(request: PersonRequest, pk: int) -> HttpResponse:
    """What the plan lacks, each line a link to the place to mend."""
    found = visible_plan(request, pk)
    lacks = overview.check(found)
    codes = {finding.code for finding in lacks}
    context = {
        **frame(request, found, "check"),
        "groups": overview.by_severity(lacks),
        "codes": codes,
        "can_link": bool({"no_goal", "no_focus_area"} & codes),
    }
    return render(request, "plans/check.html", context)


@login_required
@require_safe
def history(request: PersonRequest, pk: int) -> HttpResponse:
    """Who changed what, newest first."""
    found = visible_plan(request, pk)
    context = {**frame(request, found, "history"), "changes": changes_of(found)}
    return render(request, "plans/history.html", context)


@login_required
@require_POST
def fill(request: PersonRequest, pk: int) -> HttpResponse:
    """Add the missing rows as suggestions."""
    rows = making.fill_missing(plan_id=visible_plan(request, pk).pk, by=request.standing, at=now())
    messages.success(
        request, _("%(count)d rows were added as suggestions. Look at each and save it.") % {"count": len(rows)}
    )
    return redirect("plans:plan", pk)


@login_required
@require_POST
def add_rules(request: PersonRequest, pk: int) -> HttpResponse:
    """Add the number rules that the plan lacks."""
    making.add_number_rules(plan_id=visible_plan(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("The number rules were added."))
    return redirect("plans:check", pk)
