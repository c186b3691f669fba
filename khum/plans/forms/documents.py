"""Forms of the papers."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.ui.forms import ThaiDateField


class OrderNumberForm(forms.Form):
    """The number of an order in its calendar year, and its day."""

    number = forms.IntegerField(label=_("Number of the order"), min_value=1, max_value=99999)
    issued_on = ThaiDateField(label=_("Date of the order"))


class ScanForm(forms.Form):
    """The signed print of a version."""

    scan = forms.FileField(label=_("Scan of the signed document"), help_text=_("PDF, JPEG or PNG, at most 50 MB."))
