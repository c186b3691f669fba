"""The form by which citizens ask."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class CitizenForm(forms.Form):
    """A question on the public pages. ``website`` is hidden from people: who fills it is a robot."""

    title = forms.CharField(label=_("What would you like to know?"), max_length=250)
    body = forms.CharField(
        label=_("More about it (if needed)"),
        help_text=_("Write no telephone number and nothing about other people: everybody may read it."),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
    )
    name = forms.CharField(
        label=_("How shall we call you? (if you like)"),
        help_text=_("Only the council's staff see this."),
        required=False,
        max_length=80,
    )
    website = forms.CharField(
        label=_("Leave this empty"), required=False, widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"})
    )

    @property
    def is_robot(self) -> bool:
        """Whether the field that people do not see was filled."""
        return bool(self.data.get("website"))
