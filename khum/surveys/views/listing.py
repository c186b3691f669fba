"""The list of surveys; what waits for oneself stands on top."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khum.domain.fiscal_year import FiscalYear
from khum.surveys import permissions
from khum.surveys.models.survey import survey_kinds, survey_states
from khum.surveys.queries import pages
from khum.surveys.queries.pages import Search
from khum.surveys.rules.kinds import SurveyKind, SurveyState
from khum.web.request import PersonRequest

_PAGE = 20
_FIRST_YEAR, _LAST_YEAR = 2500, 2700


@login_required
@require_safe
def surveys(request: PersonRequest) -> HttpResponse:
    """Surveys in sight."""
    wanted = _wanted(request)
    page = Paginator(pages.listed(request.standing, wanted), _PAGE).get_page(request.GET.get("page"))
    context = {
        "waiting": pages.waiting(request.standing),
        "page": page,
        "wanted": wanted,
        "kinds": survey_kinds(),
        "states": survey_states(),
        "may_keep": permissions.keeps(request.standing),
        "is_narrowed": wanted != Search(),
    }
    return render(request, "surveys/list.html", context)


def _wanted(request: HttpRequest) -> Search:
    year = request.GET.get("year", "")
    is_year = year.isascii() and year.isdigit() and _FIRST_YEAR <= int(year) <= _LAST_YEAR
    kind, state = request.GET.get("kind", ""), request.GET.get("state", "")
    return Search(
        words=request.GET.get("q", "").strip()[:100],
        year=FiscalYear(int(year)) if is_year else None,
        kind=kind if kind in set(SurveyKind) else "",
        state=state if state in set(SurveyState) else "",
    )
