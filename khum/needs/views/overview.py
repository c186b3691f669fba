"""The map of needed knowledge: by goal, by division, as a table, as a sheet."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khum.domain.fiscal_year import FiscalYear
from khum.needs import permissions
from khum.needs.actions.goals import new_lines
from khum.needs.models import NeedsDocument
from khum.needs.models.need import havings
from khum.needs.papers.sheet import TITLE, sheet_paper
from khum.needs.queries import map as queries
from khum.needs.queries.map import MANY_HOLDERS, Search
from khum.needs.rules.kinds import Having
from khum.needs.rules.risk import Heat
from khum.needs.views.frame import number, year_of
from khum.papers.serving import paper_response
from khum.people.queries import chart
from khum.web.request import PersonRequest

_VIEWS = ("goals", "divisions", "table")
_PAGE = 50
_GOALS = 20


@login_required
@require_safe
def needs_map(request: PersonRequest) -> HttpResponse:
    """The map of a year."""
    year, search = year_of(request), _search(request)
    view = request.GET.get("view", "")
    view = view if view in _VIEWS else "goals"
    found = queries.lines(request.standing, year, search)
    context = {
        "year": year,
        "view": view,
        "search": search,
        "tabs": _tabs(request, view),
        "summary": queries.summary(found),
        "picture": queries.heat_picture(found),
        "division_heat": queries.heat_by_division(found),
        "page": _page(request, view, year, search, found),
        "heats": [(heat.value, heat.label_th) for heat in Heat],
        "havings": havings(),
        "divisions": chart.open_divisions(request.standing),
        "may_draft": permissions.may_draft_any(request.standing),
        "document": NeedsDocument.objects.visible_to(request.standing).filter(year_be=year.be).first(),
        "query": request.GET.urlencode(),
    }
    context["may_take_over"] = context["may_draft"] and new_lines(request.standing, year.be)
    context["may_carry_over"] = bool(context["may_draft"]) and not found and not search.is_narrowed
    return render(request, "needs/map.html", context)


@login_required
@require_safe
def sheet(request: PersonRequest, extension: str) -> HttpResponse:
    """The table as it is narrowed on the screen."""
    if extension not in {"pdf", "docx", "xlsx"}:
        raise Http404
    year = year_of(request)
    found = queries.lines(request.standing, year, _search(request))
    organisation = request.standing.organisation.name
    paper = sheet_paper(found, year=year, organisation=organisation, today=request.standing.today)
    return paper_response(request, paper, name=f"{TITLE} {year.be}", extension=extension)


def _page(request: PersonRequest, view: str, year: FiscalYear, search: Search, found: list[queries.Line]) -> Any:
    if view == "table":
        rows: list[Any] = found
    elif view == "divisions":
        rows = queries.by_division(found)
    else:
        rows = queries.by_goal(request.standing, year, found, search)
    return Paginator(rows, _PAGE if view == "table" else _GOALS).get_page(request.GET.get("page"))


def _search(request: PersonRequest) -> Search:
    asked = request.GET
    covering = asked.get("covering", "")
    return Search(
        words=asked.get("q", "")[:100].strip(),
        division=number(asked.get("division")),
        heat=asked.get("heat", "") if asked.get("heat") in set(Heat) else "",
        having=asked.get("having", "") if asked.get("having") in set(Having) else "",
        criticality=number(asked.get("criticality")),
        covering=min(number(covering), MANY_HOLDERS) if covering else None,
    )


def _tabs(request: PersonRequest, current: str) -> list[dict[str, Any]]:
    names = {"goals": _("By goal"), "divisions": _("By division"), "table": _("Table")}
    found = []
    for view, label in names.items():
        asked = request.GET.copy()
        asked["view"] = view
        asked.pop("page", None)
        found.append(
            {"label": label, "url": f"{reverse('needs:map')}?{asked.urlencode()}", "is_current": view == current}
        )
    return found
