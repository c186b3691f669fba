"""Forms of communities of practice."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.communities.forms.questions import area
from khum.communities.models.practice import kit_kinds
from khum.communities.rules.practice import KitKind
from khum.domain.fiscal_year import FiscalYear
from khum.library.models import Item
from khum.library.rules.states import IN_SERVICE
from khum.needs.models import Goal
from khum.people.models import Person
from khum.people.queries import persons
from khum.people.standing import Standing
from khum.ui.forms import ThaiDateField


class CommunityForm(forms.Form):
    """What it is for and who keeps it."""

    name = forms.CharField(label=_("Name of the community"), max_length=150)
    purpose = forms.CharField(label=_("What do you want to get better at together?"), max_length=4000, widget=area(3))
    goal = forms.ModelChoiceField(
        label=_("Which goal of the work it serves"),
        queryset=Goal.objects.none(),
        required=False,
        empty_label=_("Not chosen yet"),
    )
    rhythm = forms.CharField(
        label=_("When and where do you meet?"),
        help_text=_("For example: every first Wednesday, 15.00, meeting room 2."),
        required=False,
        max_length=200,
    )
    steward = forms.ModelChoiceField(
        label=_("Who keeps it together?"), queryset=Person.objects.none(), required=False, empty_label=_("I do")
    )

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year = FiscalYear.containing(standing.today).be
        goals = Goal.objects.visible_to(standing).filter(year_be__in=[year - 1, year])
        self.fields["goal"].queryset = goals.order_by("-year_be", "order", "pk")  # type: ignore[attr-defined]
        people = persons.working(standing).order_by("first_name", "last_name")
        self.fields["steward"].queryset = people  # type: ignore[attr-defined]


class KitForm(forms.Form):
    """An element of the practice."""

    kind = forms.ChoiceField(label=_("What is it?"), choices=[])
    text = forms.CharField(
        label=_("Say it in one sentence"),
        help_text=_("What a newcomer would otherwise learn only after months."),
        max_length=400,
        widget=area(2),
    )
    item = forms.ModelChoiceField(
        label=_("Item of the library (if there is one)"),
        queryset=Item.objects.none(),
        required=False,
        empty_label=_("No item"),
    )

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        visible = [(value, label) for value, label in kit_kinds() if KitKind(value).is_visible]
        unwritten = [(value, label) for value, label in kit_kinds() if not KitKind(value).is_visible]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (_("Can be seen"), visible),
            (_("Unwritten"), unwritten),
        ]
        items = Item.objects.visible_to(standing).filter(state__in=[state.value for state in IN_SERVICE])
        latest = items.order_by("-updated_at").values_list("pk", flat=True)[:200]
        self.fields["item"].queryset = items.filter(pk__in=list(latest)).defer("text", "signature")  # type: ignore[attr-defined]


class GatheringForm(forms.Form):
    """Who was there and four questions afterwards."""

    topic = forms.CharField(label=_("What was it about?"), max_length=250)
    held_on = ThaiDateField(label=_("Held on"))
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    people = forms.ModelMultipleChoiceField(
        label=_("Who was there?"), queryset=Person.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    expected = forms.CharField(label=_("What was expected?"), required=False, max_length=2000, widget=area(2))
    happened = forms.CharField(label=_("What happened?"), required=False, max_length=4000, widget=area(2))
    why = forms.CharField(label=_("Why the difference?"), required=False, max_length=2000, widget=area(2))
    next_time = forms.CharField(label=_("What do we do next time?"), required=False, max_length=2000, widget=area(2))

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = persons.working(standing).order_by("first_name", "last_name")
        self.fields["people"].queryset = people  # type: ignore[attr-defined]


class EndForm(forms.Form):
    """Why a community ends."""

    reason = forms.CharField(label=_("Why does it end?"), max_length=300, widget=area(2))
