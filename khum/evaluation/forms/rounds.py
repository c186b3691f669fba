"""Forms of rounds: opening, samples, findings, recommendations, decisions, delivering, closing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import METRICS
from khum.evaluation.actions.deciding import Decision
from khum.evaluation.models import Finding, Recommendation, Round
from khum.evaluation.models.finding import weights
from khum.evaluation.models.round import round_kinds
from khum.evaluation.rules.states import RoundKind, SampleVerdict
from khum.meetings.models import Meeting
from khum.meetings.rules.states import WITH_MINUTES
from khum.people.models import Position
from khum.people.queries import chart
from khum.people.standing import Standing
from khum.plans.models import Activity
from khum.ui.forms import ThaiDateField

_MEETINGS_BACK = timedelta(days=400)


def area(rows: int) -> forms.Textarea:
    """A box for several lines."""
    return forms.Textarea({"rows": rows})


class RoundForm(forms.Form):
    """Which part of which year."""

    kind = forms.ChoiceField(label=_("Which round"), choices=round_kinds)
    year = forms.IntegerField(label=_("Fiscal year"), min_value=2540, max_value=2643)
    title = forms.CharField(label=_("Name of a special round"), required=False, max_length=200)
    purpose = forms.CharField(label=_("Why a special round"), required=False, widget=area(2))
    start = ThaiDateField(label=_("From (special round)"), required=False)
    end = ThaiDateField(label=_("Until (special round)"), required=False)

    def clean(self) -> dict[str, Any]:
        """A special round needs a name and its days, within its year."""
        values = super().clean() or {}
        if values.get("kind") != RoundKind.SPECIAL.value or "year" not in values:
            return values
        for name in ("title", "start", "end"):
            if not values.get(name) and name not in self.errors:
                self.add_error(name, _("A special round needs this."))
        start, end = values.get("start"), values.get("end")
        if start and end:
            year = FiscalYear(values["year"])
            if end < start:
                self.add_error("end", _("The last day comes after the first."))
            elif not (year.contains(start) and year.contains(end)):
                self.add_error("start", _("Both days lie in the fiscal year."))
        return values


class SampleForm(forms.Form):
    """What a member says of one record."""

    verdict = forms.ChoiceField(
        label=_("What is this record?"),
        choices=[(verdict.value, verdict.label_th) for verdict in SampleVerdict if verdict.value],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("In a few words"), required=False, max_length=2000, widget=area(3))

    def clean(self) -> dict[str, Any]:
        """A doubt is told in words."""
        values = super().clean() or {}
        verdict = values.get("verdict")
        if verdict and SampleVerdict(verdict).needs_words and not values.get("words"):
            self.add_error("words", _("Say in a few words what is doubtful."))
        return values


class FindingForm(forms.Form):
    """What was found, about what, and how much it weighs."""

    text = forms.CharField(label=_("What did you find?"), max_length=4000, widget=area(4))
    weight = forms.ChoiceField(label=_("Weight"), choices=weights, widget=forms.RadioSelect)
    metric = forms.ChoiceField(label=_("About which figure"), required=False)
    activity = forms.ModelChoiceField(label=_("About which activity"), required=False, queryset=Activity.objects.none())

    def __init__(self, *args: Any, standing: Standing, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["metric"].choices = [("", "–"), *((m.code, f"{m.code} {m.name_th}") for m in METRICS)]
        self.fields["activity"].queryset = (
            Activity.objects.visible_to(standing)
            .filter(table__plan__year_be=round_.year_be)
            .order_by("table__order", "order", "id")
        )


class RecommendForm(forms.Form):
    """What is recommended, and on which finding it stands."""

    text = forms.CharField(label=_("What do you recommend to the chief executive?"), max_length=4000, widget=area(4))
    finding = forms.ModelChoiceField(
        label=_("It stands on the finding"), required=False, queryset=Finding.objects.none()
    )

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["finding"].queryset = round_.findings.all()


class DecideForm(forms.Form):
    """Accept with who and until when, or reject with a reason."""

    decision = forms.ChoiceField(
        label=_("Your decision"),
        choices=[("accept", _("Accept")), ("reject", _("Reject"))],
        widget=forms.RadioSelect,
    )
    owner = forms.ModelChoiceField(label=_("Who carries it out"), required=False, queryset=Position.objects.none())
    due_on = ThaiDateField(label=_("Done by"), required=False)
    reason = forms.CharField(label=_("Reason or words to the office"), required=False, max_length=2000, widget=area(2))

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.standing = standing
        self.fields["owner"].queryset = chart.open_positions(standing)

    def clean(self) -> dict[str, Any]:
        """What each decision needs."""
        values = super().clean() or {}
        if values.get("decision") == "accept":
            for name in ("owner", "due_on"):
                if not values.get(name) and name not in self.errors:
                    self.add_error(name, _("To accept, say who carries it out and until when."))
            if values.get("due_on") and values["due_on"] < self.standing.today:
                self.add_error("due_on", _("Choose today or a later day."))
        elif values.get("decision") == "reject" and not values.get("reason"):
            self.add_error("reason", _("A rejection needs a reason."))
        return values

    def decided(self) -> Decision:
        """What was decided."""
        values = self.cleaned_data
        owner = values.get("owner")
        return Decision(
            accepts=values["decision"] == "accept",
            owner_id=owner.pk if owner else None,
            due_on=values.get("due_on"),
            reason=values.get("reason", ""),
        )


class NameForm(forms.Form):
    """Who decides through a link."""

    name = forms.CharField(label=_("Your name"), max_length=200)


class FinishForm(forms.Form):
    """What came of a recommendation, with its proof."""

    result = forms.CharField(label=_("What was done, and what came of it?"), max_length=4000, widget=area(4))
    file = forms.FileField(label=_("Proof: photo or paper"), required=False)
    url = forms.CharField(
        label=_("or the address of a page that shows it"),
        required=False,
        max_length=500,
        help_text=_("For example a page of this system."),
    )

    def clean(self) -> dict[str, Any]:
        """Nothing is done without proof."""
        values = super().clean() or {}
        if not values.get("file") and not values.get("url") and "file" not in self.errors:
            self.add_error("file", _("Give the proof: a file, or the address of a page."))
        url = values.get("url", "")
        if url and not url.startswith(("/", "https://", "http://")):
            self.add_error("url", _("An address begins with https:// or with /."))
        return values


class DeliverForm(forms.Form):
    """When the report reached the chief executive."""

    on = ThaiDateField(label=_("Delivered on"))
    reference = forms.CharField(label=_("Number of the memo (if any)"), required=False, max_length=60)


class ReasonForm(forms.Form):
    """A sentence that says why."""

    reason = forms.CharField(label=_("Reason"), widget=area(2), max_length=300)


class CloseForm(forms.Form):
    """The meeting whose minutes close the round."""

    meeting = forms.ModelChoiceField(
        label=_("Meeting that dealt with it"),
        queryset=Meeting.objects.none(),
        help_text=_("Only meetings with finished minutes."),
    )

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = (
            Meeting.objects.visible_to(standing)
            .filter(
                state__in=[state.value for state in WITH_MINUTES], starts_at__date__gte=standing.today - _MEETINGS_BACK
            )
            .select_related("series")
            .order_by("-starts_at")
        )


def recommendation_prefix(recommendation: Recommendation) -> str:
    """What the fields of one recommendation begin with where several stand on one page."""
    return f"r{recommendation.number}"
