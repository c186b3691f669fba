"""Forms of the papers."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from khum.ui.forms import ThaiDateField


class OrderNumberForm(forms.Form):
    """The number of an order in its calendar year, and its day."""

    number = forms.IntegerField(label=_("Number of the order"), min_value=1, max_value=99999)
    issued_on = ThaiDateField(label=_("Date of the order"))


class ScanForm(forms.Form):
    """The signed print of a version."""

    scan = forms.FileField(label=_("Scan of the signed document"), help_text=_("PDF, JPEG or PNG, at most 50 MB."))


MOST_BYTES = 5_000_000


class ExportForm(forms.Form):
    """The JSON file of a plan."""

    file = forms.FileField(
        label=_("File of the plan"),
        help_text=_("The file that “Data (JSON)” gives, at most 5 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".json"}),
    )

    def clean_file(self) -> UploadedFile:
        """A plan is far smaller than what could fill the memory."""
        file: UploadedFile = self.cleaned_data["file"]
        if file.size is None or file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 5 MB."))
        return file
