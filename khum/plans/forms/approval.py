"""Forms of the way into force."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.plans.rules.states import PlanState
from khum.ui.forms import ThaiDateField


class DecisionForm(forms.Form):
    """Approve or return; ``stage`` is what the person saw."""

    stage = forms.ChoiceField(choices=[(state.value, state.value) for state in PlanState], widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        label=_("Your decision"),
        choices=[("approve", _("Approve")), ("return", _("Return for mending"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason or note"),
        help_text=_("Needed when you return the plan."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, object]:
        """A return says why."""
        data = super().clean() or {}
        if data.get("decision") == "return" and not str(data.get("reason", "")).strip():
            self.add_error("reason", _("Say why the plan is returned, so that it can be mended."))
        return data


class LinkDecisionForm(DecisionForm):
    """The same through a one-time link: the name is typed in place of signing in."""

    name = forms.CharField(label=_("Your full name"), max_length=200)


class PaperForm(forms.Form):
    """A decision signed on paper: the scan and the day of signing."""

    signed_on = ThaiDateField(label=_("Signed on"))
    scan = forms.FileField(label=_("Scan of the signed page"), help_text=_("PDF, JPEG or PNG, at most 50 MB."))
    name = forms.CharField(label=_("Name of who signed"), max_length=200)


class ReasonForm(forms.Form):
    """A reason, e.g. of an amendment."""

    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
