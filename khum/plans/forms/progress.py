"""The report on an activity: short enough for a phone."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.plans.rules.states import ActivityState


class ReportForm(forms.Form):
    """State, result, problem, suggestion, and a photo or file."""

    state = forms.ChoiceField(
        label=_("How far is it?"),
        choices=[(state.value, state.label_th) for state in ActivityState],
        widget=forms.RadioSelect,
    )
    result = forms.CharField(
        label=_("Result"),
        help_text=_("What was done, how many took part, what came of it."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    problem = forms.CharField(
        label=_("Problem, or why it is dropped"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    suggestion = forms.CharField(
        label=_("Suggestion"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    file = forms.FileField(label=_("Photo or file"), required=False)

    def clean(self) -> dict[str, object]:
        """Done needs a result, dropped needs a reason."""
        data = super().clean() or {}
        if data.get("state") == ActivityState.DONE and not str(data.get("result", "")).strip():
            self.add_error("result", _("Say what came out of the activity."))
        if data.get("state") == ActivityState.DROPPED and not str(data.get("problem", "")).strip():
            self.add_error("problem", _("Say why the activity is dropped."))
        return data
