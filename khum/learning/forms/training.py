"""Forms of trainings: a request, sending people, a decision, attending, a session."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.learning.models import Place, Training
from khum.learning.models.training import training_kinds
from khum.people.models import Person
from khum.people.queries import persons
from khum.people.standing import Standing
from khum.ui.forms import ThaiDateField


def area(rows: int) -> forms.Textarea:
    """A box for several lines."""
    return forms.Textarea({"rows": rows})


def _days(*, required: bool = True) -> forms.DecimalField:
    return forms.DecimalField(
        label=_("Number of days"),
        help_text=_("Half a day is 0.5.")
        if required
        else _("Half a day is 0.5. Leave empty to count from the first to the last day."),
        required=required,
        min_value=Decimal("0.5"),
        max_value=Decimal(2000),
        decimal_places=1,
        widget=forms.NumberInput({"inputmode": "decimal", "step": "0.5", "class": "input--short"}),
    )


def _baht(label: Any, *, required: bool = False) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=required,
        min_value=Decimal(0),
        max_value=Decimal(10_000_000),
        decimal_places=2,
        widget=forms.NumberInput({"inputmode": "decimal", "class": "input--short"}),
    )


class TrainingForm(forms.Form):
    """What, by whom, when, how much."""

    kind = forms.ChoiceField(label=_("Kind"), choices=training_kinds, widget=forms.RadioSelect, initial="training")
    title = forms.CharField(label=_("Name of the training"), max_length=250)
    organiser = forms.CharField(label=_("Held by"), max_length=200)
    is_internal = forms.BooleanField(label=_("Our own council holds it"), required=False)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    starts_on = ThaiDateField(label=_("First day"))
    ends_on = ThaiDateField(label=_("Last day"), required=False, help_text=_("Leave empty for one day."))
    days = _days(required=False)
    cost_per_person = _baht(_("Cost for each person in baht (0 if none)"))

    def clean(self) -> dict[str, Any]:
        """One day unless more is said; a training ends on its first day or later; no cost is a cost of nought."""
        values = super().clean() or {}
        if "ends_on" in values:
            values["ends_on"] = values["ends_on"] or values.get("starts_on")
        first, last = values.get("starts_on"), values.get("ends_on")
        if "days" in values and values["days"] is None and first and last:
            values["days"] = Decimal(max((last - first).days, 0) + 1)
        if first and last and last < first:
            self.add_error("ends_on", _("The last day comes after the first."))
        if first and last and values.get("days") and values["days"] > (last - first).days + 1:
            self.add_error("days", _("These are more days than from the first to the last day."))
        if "cost_per_person" in values and values["cost_per_person"] is None:
            values["cost_per_person"] = Decimal(0)
        return values


class RequestForm(TrainingForm):
    """A person asks to go."""

    reason = forms.CharField(
        label=_("For which work do you want to learn this?"),
        help_text=_("One or two sentences; your head decides by it."),
        max_length=2000,
        widget=area(2),
    )
    field_order = ("kind", "title", "reason")


class CourseForm(TrainingForm):
    """The office enters a training, with the order by which it sends people."""

    order_reference = forms.CharField(
        label=_("Order (if people are sent by one)"),
        help_text=_("With its number the people are approved at once."),
        required=False,
        max_length=120,
    )
    is_about_km = forms.BooleanField(label=_("It teaches knowledge management"), required=False)
    content = forms.CharField(label=_("What is taught"), required=False, max_length=4000, widget=area(2))
    audience = forms.CharField(label=_("Whom it is for"), required=False, max_length=2000, widget=area(2))
    method = forms.CharField(label=_("How it is taught"), required=False, max_length=2000, widget=area(2))
    evaluation = forms.CharField(
        label=_("How one sees that it was learnt"), required=False, max_length=2000, widget=area(2)
    )

    def clean(self) -> dict[str, Any]:
        """Learning about KM says its four points (row 74)."""
        values = super().clean()
        if values.get("is_about_km"):
            for name in ("content", "audience", "method", "evaluation"):
                if not str(values.get(name, "")).strip():
                    self.add_error(name, _("Fill this in: it belongs to a course on knowledge management."))
        return values


def initial_of(training: Training) -> dict[str, Any]:
    """What a form about a training shows at first."""
    return {name: getattr(training, name) for name in CourseForm.base_fields}


class PeopleForm(forms.Form):
    """Whom to send."""

    people = forms.ModelMultipleChoiceField(
        label=_("Who goes"), queryset=Person.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(label=_("For which work"), required=False, max_length=2000, widget=area(2))

    def __init__(self, *args: Any, standing: Standing, training: Training, **kwargs: Any) -> None:
        """Those who work here and are not on it yet."""
        super().__init__(*args, **kwargs)
        waiting = persons.working(standing).exclude(learning_places__training=training)
        self.fields["people"].queryset = waiting  # type: ignore[attr-defined]
        self.fields["people"].label_from_instance = lambda person: person.full_name  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """A sentence that says why."""

    reason = forms.CharField(label=_("Reason"), widget=area(2), max_length=300)


class JoinForm(forms.Form):
    """Why one wants to go."""

    reason = forms.CharField(label=_("For which work do you want to learn this?"), max_length=2000, widget=area(2))


class DecideForm(forms.Form):
    """Yes or no; the buttons say which."""

    reason = forms.CharField(label=_("Reason (needed to refuse)"), required=False, max_length=300, widget=area(2))


class AttendForm(forms.Form):
    """Days, cost, certificate; what is known already is filled in."""

    days = _days()
    cost = _baht(_("What it cost in baht"))
    certificate = forms.FileField(label=_("Certificate (photo or file, if there is one)"), required=False)


class CertificateForm(forms.Form):
    """A certificate that came later."""

    certificate = forms.FileField(label=_("Certificate (photo or file)"))


class SessionForm(forms.Form):
    """One session of a course with who was there."""

    held_on = ThaiDateField(label=_("Day"))
    topic = forms.CharField(label=_("What it was about"), max_length=200)
    came = forms.ModelMultipleChoiceField(
        label=_("Who was there"), queryset=Place.objects.none(), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, training: Training, **kwargs: Any) -> None:
        """Those with a place that was approved."""
        super().__init__(*args, **kwargs)
        going = Place.objects.filter(training=training).exclude(state__in=["asked", "refused", "cancelled", "missed"])
        self.fields["came"].queryset = going.select_related("person")  # type: ignore[attr-defined]
        self.fields["came"].label_from_instance = lambda place: place.person.full_name  # type: ignore[attr-defined]
