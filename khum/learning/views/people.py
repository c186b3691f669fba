"""A person's learning record and development plan; the year of the council with its money and days."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khum.learning import permissions
from khum.learning.actions import growing, reporting
from khum.learning.forms.after import AgreeForm, BudgetForm, DaysForm, DoneForm, WantForm
from khum.learning.models import Goal
from khum.learning.papers.record import record_paper
from khum.learning.papers.year import year_paper
from khum.learning.queries import pages, summary
from khum.learning.views.frame import acted, year_of
from khum.papers.serving import paper_response
from khum.people.models import Person
from khum.web.request import PersonRequest


@login_required
@require_safe
def record(request: PersonRequest, pk: int) -> HttpResponse:
    """What a person learnt in a year and means to learn."""
    person, year = _person(request, pk), year_of(request)
    context = {
        "person": person,
        "record": pages.record(request.standing, pk, year),
        "is_own": pk == request.standing.person_id,
        "previous": year.previous.be,
        "following": year.next.be,
    }
    return render(request, "learning/record.html", context)


@login_required
@require_safe
def record_file(request: PersonRequest, pk: int, extension: str) -> HttpResponse:
    """The record as a paper."""
    if extension not in {"pdf", "docx", "xlsx"}:
        raise Http404
    person = _person(request, pk)
    found = pages.record(request.standing, pk, year_of(request))
    paper = record_paper(person, found, today=request.standing.today, sees_cost=pk == request.standing.person_id)
    return paper_response(request, paper, name=f"ประวัติการเรียนรู้ {person.full_name}", extension=extension)


@login_required
@require_safe
def year(request: PersonRequest) -> HttpResponse:
    """Learning of a year by division, with money set and spent."""
    asked = year_of(request)
    rows, total = summary.of_year(request.standing, asked)
    context = {
        "year": asked,
        "rows": rows,
        "total": total,
        "previous": asked.previous.be,
        "following": asked.next.be,
        "may_set": permissions.may_keep_settings(request.standing),
    }
    return render(request, "learning/year.html", context)


@login_required
@require_safe
def year_file(request: PersonRequest, extension: str) -> HttpResponse:
    """The same as a paper."""
    if extension not in {"pdf", "docx", "xlsx"}:
        raise Http404
    asked = year_of(request)
    rows, total = summary.of_year(request.standing, asked)
    paper = year_paper(rows, total, asked, request.standing.organisation.name, today=request.standing.today)
    return paper_response(request, paper, name=f"สรุปการพัฒนาบุคลากร {asked.be}", extension=extension)


@login_required
@require_http_methods(["GET", "POST"])
def budget(request: PersonRequest) -> HttpResponse:
    """Set the money of a year."""
    permissions.may_keep_settings(request.standing).or_raise()
    asked = year_of(request)
    return acted(
        request,
        BudgetForm(request.POST or None, standing=request.standing),
        lambda data: growing.set_budget(year_be=asked.be, by=request.standing, at=now(), **data),
        said=_("Kept."),
        to=f"{reverse('learning:year')}?year={asked.be}",
        title=_("Money for learning in fiscal year %(year)s") % {"year": asked.be},
        act=_("Keep"),
        back=reverse("learning:year"),
    )


@login_required
@require_http_methods(["GET", "POST"])
def days(request: PersonRequest) -> HttpResponse:
    """Set the council's own days."""
    permissions.may_keep_settings(request.standing).or_raise()
    now_set = reporting.deadlines_of(request.standing)
    form = DaysForm(
        request.POST or None,
        initial={name: getattr(now_set, name) for name in DaysForm.base_fields},
    )
    return acted(
        request,
        form,
        lambda _data: growing.set_days(deadlines=form.deadlines(), by=request.standing, at=now()),
        said=_("Kept."),
        to=reverse("learning:year"),
        title=_("Days after a training"),
        act=_("Keep"),
        back=reverse("learning:year"),
    )


@login_required
@require_http_methods(["GET", "POST"])
def want(request: PersonRequest) -> HttpResponse:
    """Say what one needs to learn."""
    asked = year_of(request)
    return acted(
        request,
        WantForm(request.POST or None),
        lambda data: growing.want(year_be=asked.be, by=request.standing, at=now(), **data),
        said=_("Kept. Your head agrees on it with you."),
        to=reverse("learning:mine"),
        title=_("What do you need to learn in fiscal year %(year)s?") % {"year": asked.be},
        act=_("Keep"),
        back=reverse("learning:mine"),
    )


@login_required
@require_http_methods(["GET", "POST"])
def goal_agree(request: PersonRequest, pk: int) -> HttpResponse:
    """The head agrees on a goal."""
    goal = _goal(request, pk)
    permissions.may_agree(request.standing, goal.division_id, goal.person_id).or_raise()
    return acted(
        request,
        AgreeForm(request.POST or None, initial={"means": goal.means, "by_when": goal.by_when}),
        lambda data: growing.agree(goal_id=pk, by=request.standing, at=now(), **data),
        said=_("Kept."),
        to=reverse("learning:record", args=[goal.person_id]),
        title=_("Agree on a goal"),
        act=_("Agree"),
        back=reverse("learning:record", args=[goal.person_id]),
        note=f"{goal.person.full_name}: {goal.topic}",
    )


@login_required
@require_http_methods(["GET", "POST"])
def goal_done(request: PersonRequest, pk: int) -> HttpResponse:
    """Say what came of a goal."""
    goal = _goal(request, pk)
    return acted(
        request,
        DoneForm(request.POST or None, initial={"result": goal.result}),
        lambda data: growing.finish(goal_id=pk, by=request.standing, at=now(), **data),
        said=_("Kept."),
        to=reverse("learning:mine"),
        title=_("What came of the goal?"),
        act=_("Keep"),
        back=reverse("learning:mine"),
        note=goal.topic,
    )


def _person(request: PersonRequest, pk: int) -> Person:
    found: Person = get_object_or_404(Person.objects.visible_to(request.standing), pk=pk)
    return found


def _goal(request: PersonRequest, pk: int) -> Goal:
    found: Goal = get_object_or_404(Goal.objects.visible_to(request.standing).select_related("person"), pk=pk)
    return found
