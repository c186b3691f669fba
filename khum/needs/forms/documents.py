"""Forms of the document of a year: approve, return."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.ui.forms import ThaiDateField


class ApproveForm(forms.Form):
    """The number and the meeting that approved it."""

    number = forms.CharField(label=_("Number of the document"), max_length=60)
    on = ThaiDateField(label=_("Approved on"))
    resolution = forms.CharField(
        label=_("Resolution of the committee"),
        max_length=200,
        required=False,
        help_text=_("For example: ในการประชุมครั้งที่ 1/2570 เมื่อวันที่ 15 ตุลาคม 2569"),
    )


class ReturnForm(forms.Form):
    """What must be mended."""

    reason = forms.CharField(label=_("What must be mended"), max_length=1000, widget=forms.Textarea({"rows": 3}))
