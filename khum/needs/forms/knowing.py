"""What a person says of themselves, and demand that becomes a need."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.needs import permissions
from khum.needs.forms.needs import NeedForm
from khum.needs.models import ContactChoice, Goal
from khum.needs.queries.neighbours import by_name
from khum.people.models import Organisation
from khum.people.standing import Standing


class SkillForm(forms.Form):
    """A skill that one claims."""

    name = forms.CharField(label=_("Skill or experience"), max_length=120)
    note = forms.CharField(label=_("Tell a little more"), max_length=300, required=False)


class ContactForm(forms.ModelForm):  # type: ignore[type-arg]
    """How one may be reached."""

    class Meta:
        model = ContactChoice
        fields = ("is_asked", "shows_phone", "shows_email", "in_person", "is_known_outside", "note")
        labels = {
            "is_asked": _("Colleagues may ask me questions in Khum"),
            "shows_phone": _("Show my telephone number"),
            "shows_email": _("Show my e-mail address"),
            "in_person": _("Come and see me"),
            "is_known_outside": _("Organisations with which mine agreed may find me"),
            "note": _("When I am best reached"),
        }
        help_texts = {"note": _("For example: afternoons, at the counter on Mondays")}


class NeighbourForm(forms.Form):
    """Another council, by the full name that only who deals with it knows to type."""

    name = forms.CharField(
        label=_("Full name of the organisation"), max_length=200, help_text=_("For example: เทศบาลตำบลริมน้ำ")
    )

    def __init__(self, *args: Any, standing: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self._standing = standing

    def clean_name(self) -> Organisation:
        """The council of that name."""
        found = by_name(self._standing, self.cleaned_data["name"])
        if found is None:
            raise forms.ValidationError(_("No other organisation of this name works with this system."))
        return found


class DemandForm(NeedForm):
    """A need out of words that were wanted: the goal it belongs to comes first."""

    goal = forms.ModelChoiceField(Goal.objects.none(), label=_("Work goal"))
    field_order = ("goal",)

    def __init__(self, *args: Any, standing: Standing, year_be: int, **options: Any) -> None:
        super().__init__(*args, **options)
        goals = Goal.objects.visible_to(standing).filter(year_be=year_be)
        if not permissions.keeps_map(standing):
            goals = goals.filter(division__in=standing.headed_division_ids)
        self.fields["goal"].queryset = goals
