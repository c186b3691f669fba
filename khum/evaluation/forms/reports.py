"""Forms of reports: which one, and its written parts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.evaluation.forms.rounds import area
from khum.evaluation.models import Report, Round
from khum.evaluation.models.report import report_kinds
from khum.evaluation.rules.reports import Part
from khum.evaluation.rules.states import RoundState
from khum.people.standing import Standing

_LONGEST = 12_000


class ReportForm(forms.Form):
    """Which report of which year."""

    kind = forms.ChoiceField(label=_("Which report"), choices=report_kinds)
    year = forms.IntegerField(label=_("Fiscal year"), min_value=2540, max_value=2643)
    round = forms.ModelChoiceField(
        label=_("Round whose frozen figures it tells"),
        required=False,
        queryset=Round.objects.none(),
        empty_label=_("the round of that period, or the figures of today"),
    )

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["round"].queryset = Round.objects.visible_to(standing).exclude(state=RoundState.CANCELLED)

    def clean(self) -> dict[str, Any]:
        """A round lies in the year of the report."""
        values = super().clean() or {}
        round_ = values.get("round")
        if round_ is not None and values.get("year") and round_.year_be != values["year"]:
            self.add_error("round", _("This round is of another year."))
        return values


class TextsForm(forms.Form):
    """A box for every written part of a report."""

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in report.texts.all():
            lines = min(max(row.text.count("\n") + len(row.text) // 80 + 2, 4), 18)
            self.fields[row.part] = forms.CharField(
                label=row.part_value.label_th, initial=row.text, max_length=_LONGEST, widget=area(lines)
            )

    def texts(self) -> dict[Part, str]:
        """What was written, by part."""
        return {Part(name): text for name, text in self.cleaned_data.items()}
