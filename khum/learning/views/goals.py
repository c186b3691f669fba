"""What people need to learn: their goals of a year, agreed with the head, and all of them for who plans trainings."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khum.learning import permissions
from khum.learning.actions import growing
from khum.learning.forms.after import AgreeForm, DoneForm, WantForm
from khum.learning.models import Goal
from khum.learning.papers.goals import TITLE, goals_paper
from khum.learning.queries import goals as queries
from khum.learning.views.frame import acted, year_of
from khum.papers.serving import paper_response
from khum.people.queries import chart
from khum.web.request import PersonRequest

_PAGE = 30
_MOST = 2000


@login_required
@require_safe
def needs(request: PersonRequest) -> HttpResponse:
    """What people need to learn in a year, for heads and the office, with how often each topic was named."""
    permissions.may_see_year(request.standing).or_raise()
    year, wanted = year_of(request), _wanted(request)
    found = queries.listed(request.standing, year.be, wanted)
    context = {
        "year": year,
        "previous": year.previous.be,
        "following": year.next.be,
        "wanted": wanted,
        "states": queries.states(),
        "divisions": chart.open_divisions(request.standing),
        "topics": queries.topics(request.standing, year.be),
        "page": Paginator(found, _PAGE).get_page(request.GET.get("page")),
        "query": request.GET.urlencode(),
    }
    return render(request, "learning/needs.html", context)


@login_required
@require_safe
def needs_file(request: PersonRequest) -> HttpResponse:
    """The same list as a table."""
    permissions.may_see_year(request.standing).or_raise()
    year = year_of(request)
    found = queries.listed(request.standing, year.be, _wanted(request))[:_MOST]
    organisation = request.standing.organisation.name
    paper = goals_paper(list(found), year, organisation=organisation, today=request.standing.today)
    return paper_response(request, paper, name=f"{TITLE} {year.be}", extension="xlsx")


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


def _goal(request: PersonRequest, pk: int) -> Goal:
    found: Goal = get_object_or_404(Goal.objects.visible_to(request.standing).select_related("person"), pk=pk)
    return found


def _wanted(request: PersonRequest) -> queries.Wanted:
    get = request.GET
    division = get.get("division", "")
    return queries.Wanted(
        words=get.get("q", "").replace("\0", " ").strip()[:100],
        division=int(division) if division.isascii() and division.isdigit() and len(division) < 10 else None,
        state=get.get("state", ""),
    )
