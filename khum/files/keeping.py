"""Keeping the uploaded file of a form: what is refused stands at its field."""

from __future__ import annotations

from datetime import datetime

from django import forms

from khum.files import actions
from khum.files.messages import sentence
from khum.files.models import StoredFile
from khum.files.refusals import FileRefused
from khum.people.standing import Standing


def kept_file(form: forms.BaseForm, name: str, *, by: Standing, at: datetime) -> tuple[StoredFile | None, bool]:
    """The uploaded file of a field, kept; and whether it was refused, which then stands at the field."""
    uploaded = form.cleaned_data.get(name)
    if not uploaded:
        return None, False
    try:
        return actions.store(organisation=by.organisation, uploaded=uploaded, by=by, at=at), False
    except FileRefused as refused:
        form.add_error(name, sentence(refused))
        return None, True
