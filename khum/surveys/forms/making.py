"""Forms of making a survey."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.people.queries import chart
from khum.people.rules import PositionKind
from khum.people.standing import Standing
from khum.surveys.models import Survey
from khum.surveys.models.survey import audience_kinds
from khum.surveys.rules.bank import Template
from khum.surveys.rules.kinds import AudienceKind, SurveyKind, SurveyState
from khum.ui.forms import ThaiDateField

_TWO_WEEKS = timedelta(days=14)
_NAMES = (("anonymous", _("Without names")), ("named", _("With names")))


class SurveyForm(forms.Form):
    """Whom, when, with or without names."""

    title = forms.CharField(label=_("Name of the survey"), max_length=200)
    intro = forms.CharField(
        label=_("What people read first"), required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
    )
    audience = forms.ChoiceField(label=_("Whom do you ask?"), choices=audience_kinds, widget=forms.RadioSelect)
    divisions = forms.TypedMultipleChoiceField(
        label=_("Which divisions"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    posts = forms.MultipleChoiceField(
        label=_("Which posts"),
        choices=[(kind.value, kind.label_th) for kind in PositionKind],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    opens_on = ThaiDateField(label=_("First day"))
    closes_on = ThaiDateField(label=_("Last day"))
    names = forms.ChoiceField(
        label=_("Do people answer with their names?"),
        help_text=_("Without names nobody can see who answered what, and groups under five people are not shown."),
        choices=_NAMES,
        widget=forms.RadioSelect,
    )
    pass_percent = forms.IntegerField(label=_("Passed from (percent)"), min_value=1, max_value=100, initial=60)
    follows = forms.ModelChoiceField(
        label=_("Is there a survey before it to compare with?"),
        help_text=_("For a test after learning: choose the test before learning."),
        queryset=Survey.objects.none(),
        required=False,
        empty_label=_("None"),
    )

    def __init__(
        self, *args: Any, standing: Standing, kind: SurveyKind, survey: Survey | None = None, **kwargs: Any
    ) -> None:
        """Divisions of today; surveys of the same kind; the pass mark only where answers are right or wrong."""
        super().__init__(*args, **kwargs)
        self.fields["divisions"].choices = [(d.pk, d.name) for d in chart.open_divisions(standing)]  # type: ignore[attr-defined]
        before = Survey.objects.visible_to(standing).filter(kind=kind).exclude(state=SurveyState.DRAFT)
        self.fields["follows"].queryset = before.exclude(pk=survey.pk if survey else None)  # type: ignore[attr-defined]
        if not kind.is_scored and kind is not SurveyKind.OTHER:
            del self.fields["pass_percent"]

    def clean(self) -> dict[str, Any]:
        """Days in order; an audience that is somebody."""
        values = super().clean() or {}
        first, last = values.get("opens_on"), values.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", _("The last day comes after the first."))
        audience = values.get("audience")
        if audience == AudienceKind.DIVISIONS and not values.get("divisions"):
            self.add_error("divisions", _("Choose at least one division."))
        if audience == AudienceKind.POSTS and not values.get("posts"):
            self.add_error("posts", _("Choose at least one post."))
        return values

    def values(self) -> dict[str, Any]:
        """As the actions take them."""
        found = dict(self.cleaned_data)
        found["is_anonymous"] = found.pop("names") == "anonymous"
        chosen = {AudienceKind.DIVISIONS: found.pop("divisions"), AudienceKind.POSTS: found.pop("posts")}
        found["audience_of"] = chosen.get(AudienceKind(found["audience"]), [])
        return found


class LastDayForm(forms.Form):
    """Of an open survey only the last day moves."""

    closes_on = ThaiDateField(label=_("Last day"))


def first_values(template: Template | None, standing: Standing, year_be: int) -> dict[str, Any]:
    """What the form proposes for a template."""
    return {
        "title": f"{template.title_th} ปี {year_be}" if template else "",
        "intro": template.intro_th if template else "",
        "audience": AudienceKind.EVERYBODY.value,
        "opens_on": standing.today,
        "closes_on": standing.today + _TWO_WEEKS,
        "names": "anonymous" if template is None or template.is_anonymous else "named",
        "pass_percent": template.pass_percent if template else 60,
    }


def values_of(survey: Survey) -> dict[str, Any]:
    """What the form shows of a survey."""
    chosen = survey.audience_of
    return {
        "title": survey.title,
        "intro": survey.intro,
        "audience": survey.audience,
        "divisions": chosen if survey.audience_value is AudienceKind.DIVISIONS else [],
        "posts": chosen if survey.audience_value is AudienceKind.POSTS else [],
        "opens_on": survey.opens_on,
        "closes_on": survey.closes_on,
        "names": "anonymous" if survey.is_anonymous else "named",
        "pass_percent": survey.pass_percent,
        "follows": survey.follows_id,
    }
