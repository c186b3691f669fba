"""Forms of taking in an existing plan."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.domain.steps import ChangeComponent, ProcessStep
from khum.plans.actions.reading import Decision

CHOICES = (("accept", _("The reading is right")), ("correct", _("Correct it to")), ("skip", _("Leave it for later")))


class PlanFileForm(forms.Form):
    """The file of last year's plan."""

    file = forms.FileField(
        label=_("File of the plan"),
        help_text=_("Word (.docx), PDF, Excel (.xlsx) or text (.txt), at most 50 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.xlsx,.txt,.csv"}),
    )


class AcceptForm(forms.Form):
    """Which fiscal year the plan becomes."""

    year_be = forms.IntegerField(label=_("Fiscal year (B.E.)"), min_value=2540, max_value=2643)
    version = forms.IntegerField(widget=forms.HiddenInput)


class RowForm(forms.Form):
    """All texts of one activity that was read; dates are typed as Thai officials write them."""

    number = forms.IntegerField(label=_("No."), min_value=0, max_value=999)
    step = forms.ChoiceField(label=_("Step"), required=False)
    title = forms.CharField(label=_("Activity"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000)
    method = forms.CharField(
        label=_("Method"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )
    start = forms.CharField(label=_("Starts"), required=False, max_length=40)
    end = forms.CharField(label=_("Ends"), required=False, max_length=40)
    audience = forms.CharField(label=_("Target group"), required=False, max_length=1000)
    owner = forms.CharField(label=_("Responsible"), required=False, max_length=300)
    budget = forms.CharField(label=_("Budget"), required=False, max_length=120)
    remark = forms.CharField(label=_("Remark"), required=False, max_length=1000)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, indicators: int = 0, **kwargs: Any) -> None:
        """One pair of fields an indicator that was read."""
        super().__init__(*args, **kwargs)
        names = [(step.value, step.label_th) for step in (*ProcessStep, *ChangeComponent)]
        self.fields["step"].choices = [("", "–"), *names]  # type: ignore[attr-defined]
        for place in range(indicators):
            self.fields[f"indicator_{place}_text"] = forms.CharField(
                label=_("Indicator"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
            )
            self.fields[f"indicator_{place}_target"] = forms.CharField(
                label=_("Target"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
            )


def decisions_of(data: dict[str, Any], doubts: int) -> dict[int, Decision]:
    """Decisions that were posted: ``doubt-N`` holds the choice, ``text-N`` the correction."""
    known = {code for code, _label in CHOICES}
    return {
        index: Decision(choice, str(data.get(f"text-{index}", ""))[:4000])
        for index in range(doubts)
        if (choice := str(data.get(f"doubt-{index}", ""))) in known
    }
