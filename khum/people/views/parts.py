"""What the screens of the organisation share: a form page, a question, and how a refusal of an act is shown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from khum.people.request import PersonRequest


def form_page(request: PersonRequest, form: forms.BaseForm, **context: Any) -> HttpResponse:
    """A page of one form; 422 where it was refused. ``title``, ``act`` and ``back`` are wanted."""
    return render(request, "people/form.html", {"form": form, **context}, status=422 if form.errors else 200)
