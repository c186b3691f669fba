"""What the views of needs share: the year asked for, finding things, a page with one form."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from khum.domain.fiscal_year import FiscalYear
from khum.needs.models import Goal, Need
from khum.web.request import PersonRequest

_FIRST_YEAR, _LAST_YEAR = 2400, 2700


def year_of(request: PersonRequest) -> FiscalYear:
    """The fiscal year asked for in the address or the form; otherwise the present one."""
    text = request.POST.get("year") or request.GET.get("year") or ""
    if number(text) and _FIRST_YEAR <= number(text) <= _LAST_YEAR:
        return FiscalYear(number(text))
    return FiscalYear.containing(request.standing.today)


def number(text: str | None) -> int:
    """A small whole number of an address, or 0."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0


def visible_goal(request: PersonRequest, pk: int) -> Goal:
    """A goal that the person may read; 404 otherwise."""
    return get_object_or_404(Goal.objects.visible_to(request.standing).select_related("division"), pk=pk)


def visible_need(request: PersonRequest, pk: int) -> Need:
    """A need that the person may read; 404 otherwise."""
    found: Need = get_object_or_404(
        Need.objects.visible_to(request.standing).select_related("goal__division", "created_by"), pk=pk
    )
    return found


def form_page(
    request: PersonRequest, form: forms.Form, *, title: str, act: str, back: str, note: str = "", danger: bool = False
) -> HttpResponse:
    """A page with one form."""
    context = {"form": form, "title": title, "act": act, "back": back, "note": note, "danger": danger}
    return render(request, "needs/form.html", context, status=422 if form.errors else 200)
