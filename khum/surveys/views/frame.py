"""What the views of surveys share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render

from khum.surveys import permissions
from khum.surveys.models import Survey
from khum.surveys.queries import pages
from khum.web.request import PersonRequest


def visible(request: PersonRequest, pk: int) -> Survey:
    """A survey in sight; 404 otherwise."""
    found = pages.for_page(request.standing, pk)
    if found is None:
        raise Http404
    return found


def kept(request: PersonRequest, pk: int) -> Survey:
    """A survey in sight of somebody who keeps surveys; 403 for others."""
    found = visible(request, pk)
    permissions.may_keep(request.standing).or_raise()
    return found


def form_page(request: PersonRequest, form: forms.BaseForm, **context: Any) -> HttpResponse:
    """A page of one form; 422 where it was refused. ``title``, ``act`` and ``back`` are wanted."""
    return render(request, "surveys/form.html", {"form": form, **context}, status=422 if form.errors else 200)


def asked_first(
    request: PersonRequest, *, question: str, explanation: str, act: str, back: str, danger: bool = False
) -> HttpResponse:
    """The question before something hard to undo."""
    context = {"question": question, "explanation": explanation, "act": act, "back": back, "danger": danger}
    return render(request, "ui/confirm.html", context)
