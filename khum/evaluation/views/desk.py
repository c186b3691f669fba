"""The permanent secretary's one page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khum.evaluation import permissions
from khum.evaluation.queries.desk import desk as desk_of
from khum.evaluation.views.frame import period_of
from khum.web.request import PersonRequest


@login_required
@require_safe
def desk(request: PersonRequest) -> HttpResponse:
    """How the year stands on one page, with one thing to decide."""
    permissions.may_see_desk(request.standing).or_raise()
    asked = period_of(request)
    found = desk_of(request.standing, asked, today=request.standing.today)
    context = {"period": asked, "desk": found, "today": request.standing.today}
    return render(request, "evaluation/desk.html", context)
