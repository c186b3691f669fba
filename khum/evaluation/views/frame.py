"""What the views of evaluation share: finding a round, the year and the period asked for, a page of one form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from khum.domain.fiscal_year import FiscalYear
from khum.evaluation.models import Round
from khum.evaluation.rules.periods import Period, period
from khum.web.request import PersonRequest

_FIRST_YEAR, _LAST_YEAR = 2500, 2700


def visible_round(request: PersonRequest, pk: int) -> Round:
    """A round of the person's organisation; 404 otherwise."""
    found: Round = get_object_or_404(
        Round.objects.visible_to(request.standing).select_related(
            "organisation", "snapshot", "committee", "meeting__series"
        ),
        pk=pk,
    )
    return found


def year_of(request: PersonRequest) -> FiscalYear:
    """The fiscal year asked for by ``?year=``, or that of today."""
    asked = request.GET.get("year", "")
    if asked.isascii() and asked.isdigit() and _FIRST_YEAR <= int(asked[:5]) <= _LAST_YEAR:
        return FiscalYear(int(asked))
    return FiscalYear.containing(request.standing.today)


def period_of(request: PersonRequest) -> Period:
    """The part of a year asked for by ``?year=&period=``."""
    return period(request.GET.get("period", "year"), year_of(request))


def form_page(request: PersonRequest, form: forms.BaseForm, **context: Any) -> HttpResponse:
    """A page of one form; 422 where it was refused. ``title``, ``act`` and ``back`` are wanted."""
    return render(request, "evaluation/form.html", {"form": form, **context}, status=422 if form.errors else 200)


def acted(
    request: PersonRequest,
    form: forms.BaseForm,
    do: Callable[[dict[str, Any]], object],
    *,
    said: str,
    to: str,
    **context: Any,
) -> HttpResponse:
    """A page of one form that does ``do`` with what was typed, says so and leads on to ``to``."""
    if request.method == "POST" and form.is_valid():
        do(form.cleaned_data)
        messages.success(request, said)
        return redirect(to)
    return form_page(request, form, **context)
