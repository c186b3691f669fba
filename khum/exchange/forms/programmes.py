"""Forms of programmes: a plan by its kind, a session, the output."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.exchange.forms.leaving import area
from khum.exchange.forms.lessons import items_in_service
from khum.exchange.models import Programme
from khum.exchange.models.programme import outcomes
from khum.exchange.rules.programmes import Kind, Text
from khum.library.models import Item
from khum.people.models import Person
from khum.people.queries import persons
from khum.people.standing import Standing
from khum.ui.forms import ThaiDateField

_FOLLOW_UP = timedelta(days=90)


def _box(text: Text) -> forms.CharField:
    return forms.CharField(
        label=text.label_th, help_text=text.hint_th, required=text.is_required, max_length=4000, widget=area(3)
    )


class PlanForm(forms.Form):
    """What the kind asks for at its beginning."""

    title = forms.CharField(label=_("What it is called"), max_length=200)
    first = forms.ModelChoiceField(Person.objects.none())
    rest = forms.ModelMultipleChoiceField(Person.objects.none(), required=False)
    starts_on = ThaiDateField(label=_("From"))
    ends_on = ThaiDateField(label=_("Up to"))
    order_number = forms.CharField(label=_("Number of the order"), max_length=100, required=False)

    def __init__(self, *args: Any, standing: Standing, kind: Kind, **options: Any) -> None:
        super().__init__(*args, **options)
        shape, people = kind.shape, persons.working(standing).order_by("first_name", "last_name")
        self.kind = kind
        self.fields["first"].queryset = people
        self.fields["first"].label = shape.first.label_th
        if shape.rest is None:
            del self.fields["rest"]
        else:
            self.fields["rest"].queryset = people
            self.fields["rest"].label = shape.rest.label_th
            self.fields["rest"].required = shape.fewest_people > 1
        if shape.wants_order:
            self.fields["order_number"].required = True
        else:
            del self.fields["order_number"]
        for text in shape.texts:
            if not text.at_end:
                self.fields[text.code] = _box(text)

    def clean(self) -> dict[str, Any]:
        """It ends on its first day or later."""
        values = super().clean() or {}
        first, last = values.get("starts_on"), values.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day must come after the first."))
        return values

    def texts(self) -> dict[str, str]:
        """What was told, by its code."""
        return {text.code: self.cleaned_data[text.code] for text in self.kind.shape.texts if not text.at_end}


class SessionForm(forms.Form):
    """One time that people came together."""

    on = ThaiDateField(label=_("Day"))
    done = forms.CharField(label=_("What was done?"), max_length=2000, widget=area(2))
    passed_on = forms.CharField(label=_("What was passed on?"), required=False, max_length=2000, widget=area(2))
    minutes = forms.IntegerField(
        label=_("How many minutes"),
        min_value=5,
        max_value=600,
        initial=60,
        widget=forms.NumberInput({"inputmode": "numeric", "class": "input--short"}),
    )
    present = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("Who was there?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, programme: Programme, **options: Any) -> None:
        super().__init__(*args, **options)
        found = Person.objects.filter(programmes__programme=programme)
        self.fields["present"].queryset = found
        self.fields["present"].initial = [person.pk for person in found]


class OutputForm(forms.Form):
    """What came of it, as the kind asks; a claim needs its numbers before and after."""

    before = forms.CharField(label=_("Before, in numbers"), help_text=_("For example: 7 days."), max_length=120)
    after = forms.CharField(label=_("Afterwards, in numbers"), max_length=120)
    outcome = forms.ChoiceField(label=_("What it brought"), choices=outcomes, widget=forms.RadioSelect)
    is_adopted = forms.TypedChoiceField(
        label=_("Is it adopted?"),
        choices=[("1", _("Adopted")), ("0", _("Not adopted"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Why?"), max_length=1000, widget=area(2))
    item = forms.ModelChoiceField(
        Item.objects.none(),
        label=_("Item of the library that it became (if there is one)"),
        required=False,
        empty_label=_("None yet"),
    )
    follow_up_on = ThaiDateField(label=_("When do you look again what remained of it?"))

    def __init__(self, *args: Any, standing: Standing, programme: Programme, **options: Any) -> None:
        super().__init__(*args, **options)
        shape = programme.kind_value.shape
        texts = [text for text in shape.texts if text.at_end]
        for text in texts:
            self.fields[text.code] = _box(text)
        if not shape.has_numbers:
            for name in ("before", "after", "outcome"):
                del self.fields[name]
        if programme.kind_value is not Kind.INNOVATION:
            for name in ("is_adopted", "reason"):
                del self.fields[name]
        self.fields["item"].queryset = items_in_service(standing)
        self.fields["follow_up_on"].initial = standing.today + _FOLLOW_UP
        self.codes = [text.code for text in texts]
        self.order_fields([*self.codes, *self.fields])

    def texts(self) -> dict[str, str]:
        """What was told, by its code."""
        return {code: self.cleaned_data[code] for code in self.codes}

    def values(self) -> dict[str, Any]:
        """The rest of it."""
        return {name: value for name, value in self.cleaned_data.items() if name not in self.codes}
