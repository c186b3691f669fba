"""What the views of channels share: a page of one form, and keeping an uploaded photograph."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from khum.web.request import PersonRequest


def form_page(request: PersonRequest, form: forms.BaseForm, **context: Any) -> HttpResponse:
    """A page of one form; 422 where it was refused. ``title``, ``act`` and ``back`` are wanted."""
    return render(request, "channels/form.html", {"form": form, **context}, status=422 if form.errors else 200)
