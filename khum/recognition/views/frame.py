"""What the views of recognition share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render

from khum.domain.fiscal_year import FiscalYear
from khum.recognition.models import Award, Round
from khum.recognition.queries import pages
from khum.web.request import PersonRequest

_FIRST_YEAR, _LAST_YEAR = 2500, 2700


def visible_round(request: PersonRequest, pk: int) -> Round:
    """A round in sight; 404 otherwise."""
    found = pages.round_for_page(request.standing, pk)
    if found is None:
        raise Http404
    return found


def visible_award(request: PersonRequest, pk: int) -> Award:
    """An award in sight; 404 otherwise."""
    found = pages.award_for_page(request.standing, pk)
    if found is None:
        raise Http404
    return found


def year_of(request: PersonRequest) -> FiscalYear:
    """The fiscal year asked for by ``?year=``, or that of today."""
    asked = request.GET.get("year", "")
    if asked.isascii() and asked.isdigit() and _FIRST_YEAR <= int(asked) <= _LAST_YEAR:
        return FiscalYear(int(asked))
    return FiscalYear.containing(request.standing.today)


def form_page(request: PersonRequest, form: forms.BaseForm, **context: Any) -> HttpResponse:
    """A page of one form; 422 where it was refused. ``title``, ``act`` and ``back`` are wanted."""
    return render(request, "recognition/form.html", {"form": form, **context}, status=422 if form.errors else 200)
