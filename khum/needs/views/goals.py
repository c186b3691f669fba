"""Work goals: begin, change, remove, take over from the plan of the year."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khum.domain.fiscal_year import FiscalYear
from khum.needs import permissions
from khum.needs.actions import carrying
from khum.needs.actions import goals as acts
from khum.needs.forms.needs import GoalForm, values_of_goal
from khum.needs.views.frame import form_page, visible_goal, year_of
from khum.web.request import PersonRequest


@login_required
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest) -> HttpResponse:
    """Begin with a line of the strategy and a work goal; the next page asks what must be known for it."""
    permissions.may_draft_any(request.standing).or_raise()
    year = year_of(request)
    form = GoalForm(request.POST or None, standing=request.standing, initial={"strategy": request.GET.get("strategy")})
    if request.method == "POST" and form.is_valid():
        made = acts.begin_goal(**form.cleaned_data, year_be=year.be, by=request.standing, at=now())
        messages.success(request, _("The goal is on the map. What must be known to reach it?"))
        return redirect("needs:need-add", made.pk)
    return form_page(
        request,
        form,
        title=_("A new work goal"),
        act=_("Keep and go on"),
        back=map_address(year),
        note=_("Fiscal year %(year)d") % {"year": year.be},
    )


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: PersonRequest, pk: int) -> HttpResponse:
    """Change a goal."""
    goal = visible_goal(request, pk)
    permissions.may_draft(request.standing, goal.division_id).or_raise()
    form = GoalForm(request.POST or None, standing=request.standing, initial=values_of_goal(goal))
    if request.method == "POST" and form.is_valid():
        acts.change_goal(goal_id=pk, **form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("Kept."))
        return redirect(map_address(FiscalYear(goal.year_be)))
    back = map_address(FiscalYear(goal.year_be))
    return form_page(request, form, title=_("Change the work goal"), act=_("Keep"), back=back)


@login_required
@require_http_methods(["GET", "POST"])
def remove(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a goal back that nothing hangs on."""
    goal = visible_goal(request, pk)
    permissions.may_draft(request.standing, goal.division_id).or_raise()
    back = map_address(FiscalYear(goal.year_be))
    if request.method == "POST":
        acts.remove_goal(goal_id=pk, by=request.standing, at=now())
        messages.success(request, _("The goal is off the map."))
        return redirect(back)
    context = {
        "question": _("Remove the goal “%(goal)s”?") % {"goal": goal},
        "explanation": _("Only a goal without needed knowledge can be removed."),
        "act": _("Remove the goal"),
        "back": back,
        "danger": True,
    }
    return render(request, "ui/confirm.html", context)


@login_required
@require_POST
def take_over(request: PersonRequest) -> HttpResponse:
    """Take the work goals of the plan of the year over."""
    year = year_of(request)
    made = acts.take_over_goals(year_be=year.be, by=request.standing, at=now())
    if made:
        messages.success(request, _("%(number)d goals were taken over from the plan.") % {"number": len(made)})
    else:
        messages.info(request, _("The plan of this year has no goal that is not on the map already."))
    return redirect(map_address(year))


@login_required
@require_POST
def carry_over(request: PersonRequest) -> HttpResponse:
    """Begin the year with what the last one knew."""
    year = year_of(request)
    made = carrying.carry_over(year=year, by=request.standing, at=now())
    messages.success(
        request, _("%(number)d needs came over from last year. Look at each once.") % {"number": len(made)}
    )
    return redirect(map_address(year))


def map_address(year: FiscalYear) -> str:
    """Where the map of a year stands."""
    return f"{reverse('needs:map')}?year={year.be}"
