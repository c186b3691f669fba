"""Forms of a forum: calling it, its people, closing it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.forums.models import Forum
from khum.people.models import Division, Person
from khum.people.queries import chart, persons
from khum.people.standing import Standing
from khum.ui.forms import ThaiDateField


def area(rows: int) -> forms.Textarea:
    """A box for several lines."""
    return forms.Textarea({"rows": rows})


class ForumForm(forms.Form):
    """What people meet about, when, where, who leads through it."""

    topic = forms.CharField(label=_("Topic of the forum"), max_length=250)
    problem = forms.CharField(
        label=_("Which problem of the work do you want to solve better?"),
        help_text=_("People come because of their work. The stories tell how somebody solved it."),
        max_length=2000,
        widget=area(3),
    )
    on = ThaiDateField(label=_("Day"))
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    division = forms.ModelChoiceField(Division.objects.none(), label=_("Division"), required=False)
    facilitator = forms.ModelChoiceField(
        Person.objects.none(), label=_("Facilitator"), required=False, empty_label=_("I do it myself")
    )

    def __init__(self, *args: Any, standing: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["division"].queryset = chart.open_divisions(standing)  # type: ignore[attr-defined]
        self.fields["division"].empty_label = str(_("The whole organisation"))  # type: ignore[attr-defined]
        self.fields["facilitator"].queryset = working(standing)  # type: ignore[attr-defined]


class PeopleForm(forms.Form):
    """Who is invited."""

    people = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("Who is invited?"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, standing: Standing, forum: Forum, **options: Any) -> None:
        super().__init__(*args, **options)
        have = forum.participants.values("person")
        self.fields["people"].queryset = working(standing).exclude(pk__in=have)  # type: ignore[attr-defined]


class AttendanceForm(forms.Form):
    """Who came, of those invited."""

    came = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("Who came?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, forum: Forum, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["came"].queryset = Person.objects.filter(  # type: ignore[attr-defined]
            pk__in=forum.participants.values("person")
        ).order_by("first_name", "last_name")


class CloseForm(forms.Form):
    """What the forum brought."""

    outcome = forms.CharField(
        label=_("What did the forum bring?"),
        help_text=_("Two or three lines: what was new, what we will do differently, what to do better next time."),
        max_length=2000,
        widget=area(4),
    )


def working(standing: Standing) -> Any:
    """People who work here, by name."""
    return persons.working(standing).order_by("first_name", "last_name")


def people_of(forum: Forum) -> Any:
    """People on the list of a forum, by name."""
    found = Person.objects.filter(pk__in=forum.participants.values("person"))
    return found.order_by("first_name", "last_name")
