"""A division on one page, for its head."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from khum.evaluation import permissions
from khum.evaluation.queries.division import choices, desk_of
from khum.evaluation.views.frame import period_of
from khum.web.request import PersonRequest


@login_required
@require_safe
def division(request: PersonRequest) -> HttpResponse:
    """What the division does, keeps, uses and stands to lose; ``?division=`` for who sees several."""
    permissions.may_see_division(request.standing).or_raise()
    found = choices(request.standing)
    asked = request.GET.get("division", "")
    chosen = next((one for one in found if str(one.pk) == asked), None) if asked else next(iter(found), None)
    if chosen is None:
        raise Http404
    period = period_of(request)
    context = {
        "period": period,
        "items_url": f"{reverse('library:browse')}?division={chosen.pk}",
        "desk": desk_of(request.standing, chosen, period.year),
        "divisions": found,
        "today": request.standing.today,
    }
    return render(request, "evaluation/division.html", context)
