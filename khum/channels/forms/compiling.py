"""The form of a journal or a booklet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from khum.channels.actions.compiling import MOST
from khum.channels.rules.kinds import CompilationKind
from khum.library.models import Item

OFFERED = 200


class CompilationForm(forms.Form):
    """Heading, foreword and items; the order of the items is that of the list."""

    title = forms.CharField(label=_("Title of the book"), max_length=250)
    foreword = forms.CharField(label=_("Foreword"), required=False, widget=forms.Textarea(attrs={"rows": 5}))
    items = forms.MultipleChoiceField(label=_("Items, in this order"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, items: QuerySet[Item], kind: CompilationKind, **kwargs: Any) -> None:
        """Items on offer; for a journal all of them are chosen at first."""
        super().__init__(*args, **kwargs)
        offered = [(str(item.pk), item.title) for item in items[:OFFERED]]
        self.fields["items"].choices = offered  # type: ignore[attr-defined]
        if kind is CompilationKind.JOURNAL:
            self.fields["items"].initial = [key for key, _title in offered[:MOST]]

    def clean_items(self) -> list[str]:
        """Not more than a book holds."""
        chosen: list[str] = self.cleaned_data["items"]
        if len(chosen) > MOST:
            raise ValidationError(_("Choose at most %(most)d items.") % {"most": MOST})
        return chosen

    def in_order(self) -> list[int]:
        """Keys of the chosen items in the order of the list."""
        chosen = set(self.cleaned_data["items"])
        return [int(key) for key, _title in self.fields["items"].choices if key in chosen]  # type: ignore[attr-defined]
