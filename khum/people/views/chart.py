"""The organisation chart and what is vacant in it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from khum.people import permissions
from khum.people.queries import chart as queries
from khum.people.request import PersonRequest


@login_required
@require_safe
def chart(request: PersonRequest) -> HttpResponse:
    """Divisions, their posts, and who is in them today."""
    branches = queries.branches(request.standing)
    context = {
        "branches": branches,
        "vacant": sum(branch.vacant for branch in branches),
        "may_manage": permissions.may_manage_people(request.standing).allowed,
    }
    return render(request, "people/chart.html", context)


@login_required
@require_safe
def vacancies(request: PersonRequest) -> HttpResponse:
    """Posts that nobody holds in their own right."""
    context = {
        "posts": queries.vacancies(request.standing),
        "may_manage": permissions.may_manage_people(request.standing).allowed,
    }
    return render(request, "people/vacancies.html", context)
