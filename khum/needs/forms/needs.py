"""Forms of the map: a work goal, a needed knowledge, who holds it, who must learn it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.needs import permissions
from khum.needs.models import Goal, Need
from khum.needs.models.need import forms_of_knowledge, havings, levels, natures
from khum.needs.rules.kinds import CRITICALITY_TH
from khum.people.models import Division, Person
from khum.people.queries import chart, persons
from khum.people.standing import Standing
from khum.ui.forms import ThaiDateField


def area(rows: int) -> forms.Textarea:
    """A box for several lines."""
    return forms.Textarea({"rows": rows})


def criticalities() -> list[tuple[int, str]]:
    """Choices of criticality, the gravest first."""
    return [(degree, f"{degree} – {words}") for degree, words in sorted(CRITICALITY_TH.items(), reverse=True)]


class GoalForm(forms.Form):
    """A line of the strategy and a work goal under it."""

    strategy = forms.CharField(
        label=_("Line of the strategy"),
        max_length=500,
        widget=area(2),
        help_text=_("As the development plan words it. Needs begin with the work, never with a document."),
    )
    title = forms.CharField(label=_("Work goal"), max_length=500, widget=area(2))
    division = forms.ModelChoiceField(Division.objects.none(), label=_("Division"), required=False)

    def __init__(self, *args: Any, standing: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["division"]
        field.queryset = chart.open_divisions(standing)
        field.empty_label = str(_("The whole organisation"))
        if not permissions.keeps_map(standing):
            field.queryset = field.queryset.filter(pk__in=standing.headed_division_ids)
            field.required, field.empty_label = True, None


class NeedForm(forms.Form):
    """A needed knowledge."""

    title = forms.CharField(label=_("What must be known"), max_length=250, widget=area(2))
    nature = forms.ChoiceField(label=_("Sort of knowledge"), choices=natures, widget=forms.RadioSelect, initial="both")
    criticality = forms.TypedChoiceField(label=_("How critical"), choices=criticalities, coerce=int, initial=3)
    having = forms.ChoiceField(label=_("Do we have it?"), choices=havings, widget=forms.RadioSelect, initial="gap")
    form = forms.ChoiceField(label=_("In which form is it today"), choices=forms_of_knowledge, initial="none")
    place = forms.CharField(
        label=_("Where it lies"),
        max_length=300,
        required=False,
        help_text=_("A cupboard, a folder, a system. Items of the library are linked on the next page."),
    )
    note = forms.CharField(label=_("Note"), required=False, widget=area(3), max_length=2000)


class RetireForm(forms.Form):
    """Why a need is no longer one."""

    reason = forms.CharField(label=_("Why is it no longer needed?"), widget=area(2), max_length=1000)


class HolderForm(forms.Form):
    """A person who holds the knowledge."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Who holds it"))
    level = forms.TypedChoiceField(label=_("How well"), choices=levels, coerce=int, widget=forms.RadioSelect, initial=3)
    evidence = forms.CharField(
        label=_("What shows it"),
        max_length=300,
        required=False,
        help_text=_("For example: has done it since 2560, wrote the manual, trained the new officers."),
    )
    since = ThaiDateField(label=_("Since"), required=False)

    def __init__(self, *args: Any, standing: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = persons.working(standing)


class LearnerForm(forms.Form):
    """Who must learn it: a person, or everybody of a division."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Person who must learn it"), required=False)
    division = forms.ModelChoiceField(Division.objects.none(), label=_("or a whole division"), required=False)
    due_on = ThaiDateField(label=_("Until when"), required=False)

    def __init__(self, *args: Any, standing: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = persons.working(standing)
        self.fields["division"].queryset = chart.open_divisions(standing)

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        values = super().clean() or {}
        if bool(values.get("person")) == bool(values.get("division")):
            self.add_error("person", _("Choose a person or a division."))
        return values


def values_of_goal(goal: Goal) -> dict[str, Any]:
    """What the form of a goal begins with."""
    return {name: getattr(goal, name) for name in ("strategy", "title", "division")}


def values_of_need(need: Need) -> dict[str, Any]:
    """What the form of a need begins with."""
    names = ("title", "nature", "criticality", "having", "form", "place", "note")
    return {name: getattr(need, name) for name in names}
