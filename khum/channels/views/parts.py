"""What the views of channels share: a page of one form, and keeping an uploaded photograph."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now

from khum.files import actions as files
from khum.files.messages import sentence
from khum.files.models import StoredFile
from khum.files.refusals import FileRefused
from khum.web.request import PersonRequest


def form_page(request: PersonRequest, form: forms.BaseForm, **context: Any) -> HttpResponse:
    """A page of one form; 422 where it was refused. ``title``, ``act`` and ``back`` are wanted."""
    return render(request, "channels/form.html", {"form": form, **context}, status=422 if form.errors else 200)


def kept_file(request: PersonRequest, form: forms.Form, name: str) -> tuple[StoredFile | None, bool]:
    """The uploaded file of a field, kept; and whether it was refused, which then stands at the field."""
    uploaded = form.cleaned_data.get(name)
    if not uploaded:
        return None, False
    try:
        organisation = request.standing.organisation
        return files.store(organisation=organisation, uploaded=uploaded, by=request.standing, at=now()), False
    except FileRefused as refused:
        form.add_error(name, sentence(refused))
        return None, True
