"""The form of a figure given by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.ui.forms import ThaiDateField


class FigureForm(forms.Form):
    """Value, period, what proves it and where it comes from."""

    value = forms.DecimalField(
        label=_("Value"), max_digits=12, decimal_places=2, min_value=Decimal(0), max_value=Decimal(10**9)
    )
    start = ThaiDateField(label=_("From"))
    end = ThaiDateField(label=_("To"))
    reason = forms.CharField(
        label=_("Where the figure comes from"),
        help_text=_("Who counted what, and how."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    file = forms.FileField(label=_("File that proves it"))

    def clean(self) -> dict[str, object]:
        """The period runs forwards."""
        data = super().clean() or {}
        start, end = data.get("start"), data.get("end")
        if isinstance(start, date) and isinstance(end, date) and end < start:
            self.add_error("end", _("The last day must not lie before the first."))
        return data
