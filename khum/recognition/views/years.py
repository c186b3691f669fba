"""Years: coverage of divisions and values, what gifts cost, a person's file for the appraisal."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from khum.papers.serving import paper_response
from khum.people.models import Holding, Person
from khum.recognition import permissions
from khum.recognition.papers.gifts import gifts_paper
from khum.recognition.papers.person import person_paper
from khum.recognition.queries import pages
from khum.recognition.views.frame import year_of
from khum.web.request import PersonRequest


@login_required
@require_safe
def coverage(request: PersonRequest) -> HttpResponse:
    """Where recognition reaches and where it does not."""
    found = pages.coverage(request.standing, year_of(request))
    context = {
        "coverage": found,
        "previous": found.year.previous.be,
        "following": found.year.next.be,
        "may_keep": permissions.keeps(request.standing),
    }
    return render(request, "recognition/coverage.html", context)


@login_required
@require_safe
def gifts(request: PersonRequest) -> HttpResponse:
    """Gifts of a year with their sum."""
    permissions.may_see_gifts(request.standing).or_raise()
    year = year_of(request)
    rows, total = pages.gifts(request.standing, year)
    context = {"rows": rows, "total": total, "year": year, "previous": year.previous.be, "following": year.next.be}
    return render(request, "recognition/gifts.html", context)


@login_required
@require_safe
def gifts_file(request: PersonRequest, extension: str) -> HttpResponse:
    """The same as a paper."""
    if extension not in {"pdf", "docx", "xlsx"}:
        raise Http404
    permissions.may_see_gifts(request.standing).or_raise()
    year = year_of(request)
    rows, total = pages.gifts(request.standing, year)
    standing = request.standing
    paper = gifts_paper(rows, total, year, standing.organisation.name, today=standing.today)
    return paper_response(request, paper, name=f"ทะเบียนของรางวัล {year.be}", extension=extension)


@login_required
@require_safe
def person(request: PersonRequest, pk: int) -> HttpResponse:
    """What recognises a person in a year."""
    found, year = _person(request, pk), year_of(request)
    context = {
        "person": found,
        "record": pages.person_year(request.standing, found, year),
        "previous": year.previous.be,
        "following": year.next.be,
    }
    return render(request, "recognition/person.html", context)


@login_required
@require_safe
def person_file(request: PersonRequest, pk: int, extension: str) -> HttpResponse:
    """The same as a paper, for the appraisal file."""
    if extension not in {"pdf", "docx", "xlsx"}:
        raise Http404
    found = _person(request, pk)
    record = pages.person_year(request.standing, found, year_of(request))
    paper = person_paper(record, today=request.standing.today)
    return paper_response(request, paper, name=f"บันทึกการยกย่อง {found.full_name}", extension=extension)


def _person(request: PersonRequest, pk: int) -> Person:
    found: Person = get_object_or_404(Person.objects.visible_to(request.standing), pk=pk)
    held = Holding.objects.on(request.standing.today).filter(person=found)
    divisions = frozenset(pk for pk in held.values_list("position__division_id", flat=True) if pk)
    permissions.may_see_file(request.standing, found, divisions).or_raise()
    return found
