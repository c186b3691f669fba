"""Forms of the parts before the tables, one a kind."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.domain.steps import StepSet, Track
from khum.domain.targets import OPERATORS
from khum.people.models import Position
from khum.plans.forms.fields import NumberField, area
from khum.plans.models import Plan
from khum.plans.rules.template import STATE_SEPARATOR


class PartForm(forms.Form):
    """A part as values; ``version`` is the one that the person opened."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prepare(plan)

    def prepare(self, plan: Plan) -> None:
        """Fill choices that come from the plan; nothing by default."""

    def values(self) -> dict[str, Any]:
        """The values in the shape of the action."""
        texts = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return {name: _plain(value) for name, value in texts.items()}


class TextForm(PartForm):
    """A focus area or a desired state."""

    text = forms.CharField(label=_("Text"), widget=area(3))


class FactorForm(PartForm):
    """A success factor and who answers for it."""

    text = forms.CharField(label=_("Text"), widget=area(3))
    owner = forms.ModelChoiceField(label=_("Owner"), queryset=Position.objects.none(), required=False)
    owner_text = forms.CharField(label=_("Owner as printed"), max_length=200, required=False)

    def prepare(self, plan: Plan) -> None:
        """Posts of the council."""
        self.fields["owner"].queryset = Position.objects.filter(  # type: ignore[attr-defined]
            organisation_id=plan.organisation_id, closed_on=None
        )

    def values(self) -> dict[str, Any]:
        """The owner by key."""
        values = super().values()
        owner = values.pop("owner")
        return {**values, "owner_id": owner.pk if owner else None}


class GoalForm(PartForm):
    """A strategy and a goal of the work."""

    strategy = forms.CharField(
        label=_("Strategy"), widget=area(), help_text=_("From the development plan of the council.")
    )
    goal = forms.CharField(
        label=_("Goal of the work"),
        widget=area(),
        help_text=_("What should be better in the work by the end of the year?"),
    )


class ChapterForm(PartForm):
    """A chapter of the document."""

    heading = forms.CharField(label=_("Heading"), max_length=250)
    body = forms.CharField(
        label=_("Text"),
        widget=area(10),
        required=False,
        help_text=_("An empty line begins a paragraph; lines that begin with “- ” become a list."),
    )


class RuleForm(PartForm):
    """A number rule; the draft goes through approval again before the number counts."""

    text = forms.CharField(label=_("Text"), max_length=300, widget=area())
    operator = forms.ChoiceField(label=_("Compared"), choices=list(OPERATORS.items()))
    value = NumberField(label=_("Number"), max_digits=12, decimal_places=2)
    unit = forms.CharField(label=_("Unit"), max_length=40, required=False)


class TableForm(PartForm):
    """The head of a table: which desired states it serves and its concrete measurable unit (row 14)."""

    states = forms.MultipleChoiceField(label=_("Desired states"), widget=forms.CheckboxSelectMultiple, required=False)
    desired_state = forms.CharField(label=_("Desired state in other words"), widget=area(), required=False)
    measurable_unit = forms.CharField(
        label=_("Measurable unit"),
        widget=area(),
        required=False,
        help_text=_("Something that can be counted, such as the share of staff who used what they learned."),
    )

    def prepare(self, plan: Plan) -> None:
        """Desired states of the plan; those in the stored text are ticked."""
        texts = [state.text for state in plan.desired_states.all()]
        self.fields["states"].choices = [(text, text) for text in texts]  # type: ignore[attr-defined]
        stored = self.initial.get("desired_state", "")
        ticked = [text for text in texts if text in stored]
        rest = [piece for piece in stored.split(STATE_SEPARATOR) if piece and piece not in ticked]
        self.initial |= {"states": ticked, "desired_state": STATE_SEPARATOR.join(rest)}

    def values(self) -> dict[str, Any]:
        """One text for all states, as the table prints it."""
        pieces = [*self.cleaned_data["states"], self.cleaned_data["desired_state"].strip()]
        return {
            "desired_state": STATE_SEPARATOR.join(piece for piece in pieces if piece),
            "measurable_unit": _plain(self.cleaned_data["measurable_unit"]),
        }


class NewTableForm(TableForm):
    """A new table also says which part of the plan it belongs to."""

    track = forms.ChoiceField(label=_("Part of the plan"), choices=[(track.value, track.label_th) for track in Track])
    field_order = ("track",)

    def values(self) -> dict[str, Any]:
        """With the track."""
        return {**super().values(), "track": self.cleaned_data["track"]}


class PlanForm(forms.Form):
    """Title and set of steps of a plan (row 50)."""

    title = forms.CharField(label=_("Title of the plan"), max_length=250)
    step_set = forms.ChoiceField(label=_("Steps"), choices=[(steps.value, steps.label_th) for steps in StepSet])


FORMS: dict[str, type[PartForm]] = {
    "focus-areas": TextForm,
    "desired-states": TextForm,
    "success-factors": FactorForm,
    "goals": GoalForm,
    "chapters": ChapterForm,
    "rules": RuleForm,
    "tables": TableForm,
}
NEW_FORMS: dict[str, type[PartForm]] = {**FORMS, "tables": NewTableForm}


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    return f"{value.normalize():f}" if hasattr(value, "normalize") and not isinstance(value, str) else value
