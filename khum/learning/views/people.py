"""A person's learning record; the year of the council with its money and days."""

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
from khum.learning.forms.after import BudgetForm, DaysForm
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
    found = pages.record(request.standing, pk, year)
    context = {
        "person": person,
        "record": found,
        "sees_cost": _sees_money(request, found, person),
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
    sees_cost = _sees_money(request, found, person)
    paper = record_paper(person, found, today=request.standing.today, sees_cost=sees_cost)
    return paper_response(request, paper, name=f"ประวัติการเรียนรู้ {person.full_name}", extension=extension)


@login_required
@require_safe
def year(request: PersonRequest) -> HttpResponse:
    """Learning of a year by division, with money set and spent."""
    permissions.may_see_year(request.standing).or_raise()
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
    permissions.may_see_year(request.standing).or_raise()
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


def _person(request: PersonRequest, pk: int) -> Person:
    found: Person = get_object_or_404(Person.objects.visible_to(request.standing), pk=pk)
    return found


def _sees_money(request: PersonRequest, found: pages.Record, person: Person) -> bool:
    """Whether costs are shown: to the person, the head of every division that stands in the record, and the office."""
    divisions = {place.division_id for place in found.places if place.division_id}
    headed = divisions <= request.standing.headed_division_ids
    return permissions.may_see_money_of(request.standing, person, divisions if headed else ())
