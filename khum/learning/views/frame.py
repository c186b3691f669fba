"""What the views of learning share: finding things, a page of one form, years, uploaded files, a form that acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from khum.domain.fiscal_year import FiscalYear
from khum.learning.models import Place, Training
from khum.learning.queries import pages
from khum.web.request import PersonRequest

_FIRST_YEAR, _LAST_YEAR = 2500, 2700


def visible_place(request: PersonRequest, pk: int) -> Place:
    """A place in sight; 404 otherwise."""
    found = pages.place_for_page(request.standing, pk)
    if found is None:
        raise Http404
    return found


def visible_training(request: PersonRequest, pk: int) -> Training:
    """A training in sight; 404 otherwise."""
    found = pages.training_for_page(request.standing, pk)
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
    return render(request, "learning/form.html", {"form": form, **context}, status=422 if form.errors else 200)


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
