"""What the views of communities share: finding things, a page of one form, a form that acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from khum.communities.models import Community, Question
from khum.communities.queries import board, practice
from khum.web.request import PersonRequest


def visible_question(request: PersonRequest, pk: int) -> Question:
    """A question in sight; 404 otherwise."""
    found = board.for_page(request.standing, pk)
    if found is None:
        raise Http404
    return found


def visible_community(request: PersonRequest, pk: int) -> Community:
    """A community in sight; 404 otherwise."""
    found = practice.for_page(request.standing, pk)
    if found is None:
        raise Http404
    return found


def form_page(request: PersonRequest, form: forms.BaseForm, **context: Any) -> HttpResponse:
    """A page of one form; 422 where it was refused. ``title``, ``act`` and ``back`` are wanted."""
    return render(request, "communities/form.html", {"form": form, **context}, status=422 if form.errors else 200)


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
    return form_page(request, form, back=to, **context)
