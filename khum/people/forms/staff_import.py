"""Forms of the staff import."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.people.rules import StaffKind
from khum.people.staff_import.checking import LENGTHS, staff_kind


class StaffFileForm(forms.Form):
    """The filled-in list."""

    file = forms.FileField(
        label=_("File of the staff list"),
        help_text=_(
            "Excel (.xlsx) or CSV. Your own list works too, if its columns have headings such as ชื่อ-สกุล and ตำแหน่ง."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )


class StaffRowForm(forms.Form):
    """All texts of one row, as they are in the file; the check says afterwards what is wrong."""

    prefix = forms.CharField(label=_("Title"), required=False, max_length=LENGTHS["prefix"])
    first_name = forms.CharField(label=_("First name"), required=False, max_length=LENGTHS["first_name"])
    last_name = forms.CharField(label=_("Last name"), required=False, max_length=LENGTHS["last_name"])
    position = forms.CharField(label=_("Position"), required=False, max_length=LENGTHS["position"])
    division = forms.CharField(label=_("Division"), required=False, max_length=LENGTHS["division"])
    kind = forms.ChoiceField(label=_("Kind of staff"), required=False)
    username = forms.CharField(label=_("Username"), required=False, max_length=LENGTHS["username"])
    email = forms.CharField(label=_("E-mail"), required=False, max_length=LENGTHS["email"])
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=LENGTHS["phone"])
    joined_on = forms.CharField(
        label=_("Joined on"), help_text=_("Like 1 ต.ค. 2560 or 1/10/2560."), required=False, max_length=60
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The kind of the file stays a choice even where it is not known, so that nothing changes unseen."""
        super().__init__(*args, **kwargs)
        choices = [("", "–"), *((kind.label_th, kind.label_th) for kind in StaffKind)]
        given = str(self.initial.get("kind") or "")
        known = staff_kind(given) if given else None
        if known is not None:
            self.initial["kind"] = known.label_th
        elif given:
            choices.insert(1, (given, given))
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]
