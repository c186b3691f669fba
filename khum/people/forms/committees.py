"""Forms of committees."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from khum.people.models import Committee, Person, Position
from khum.people.models.committee import committee_kinds, seat_roles
from khum.people.models.position import role_codes
from khum.people.queries import chart, persons
from khum.people.standing import Standing
from khum.ui.forms import ThaiDateField

FIRST_YEAR_BE, LAST_YEAR_BE = 2540, 2640


class YearForm(forms.Form):
    """The fiscal year that a committee is formed for, and its first day."""

    year_be = forms.IntegerField(label=_("Fiscal year"), min_value=FIRST_YEAR_BE, max_value=LAST_YEAR_BE)
    start = ThaiDateField(label=_("From"))


class CommitteeForm(YearForm):
    """A new committee."""

    kind = forms.ChoiceField(label=_("Kind of committee"), choices=committee_kinds)
    name = forms.CharField(label=_("Name of the committee"), max_length=200)
    duties = forms.CharField(
        label=_("Duties"),
        help_text=_("One duty a line; the order numbers them."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    field_order = ("kind", "name", "year_be", "start", "duties")


class CommitteeChangeForm(forms.ModelForm):
    """Name, duties and term of a committee."""

    start_date = ThaiDateField(label=_("From"))
    end_date = ThaiDateField(label=_("Until"), required=False)

    class Meta:
        model = Committee
        fields = ("name", "duties", "start_date", "end_date")
        labels = {"name": _("Name of the committee"), "duties": _("Duties")}
        help_texts = {"duties": _("One duty a line; the order numbers them.")}

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        data = super().clean() or {}
        start, end = data.get("start_date"), data.get("end_date")
        if start and end and end < start:
            raise ValidationError({"end_date": _("The last day is before the first day.")})
        return data


class HolderForm(forms.Form):
    """A post, or a named person."""

    position = forms.ModelChoiceField(
        label=_("Position"),
        help_text=_("Whoever holds the position sits; a change of holder needs no new order."),
        queryset=Position.objects.none(),
        required=False,
        empty_label=_("– choose a position –"),
    )
    person = forms.ModelChoiceField(
        label=_("Or a person by name"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("– by position, not by name –"),
    )

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        """Only the council's own open posts and people who work here."""
        super().__init__(*args, **kwargs)
        positions = chart.open_positions(standing).select_related("division")
        self.fields["position"].queryset = positions  # type: ignore[attr-defined]
        self.fields["position"].label_from_instance = _with_division  # type: ignore[attr-defined]
        self.fields["person"].queryset = persons.working(standing)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One of the two, not both."""
        data = super().clean() or {}
        if bool(data.get("position")) == bool(data.get("person")):
            self.add_error("position", _("Choose either a position or a person."))
        return data


class SeatForm(HolderForm):
    """A seat: of a post, or of a named person."""

    role = forms.ChoiceField(label=_("Role"), choices=seat_roles, initial="member")


class RoleForm(HolderForm):
    """A group role: of a post, or of a named person."""

    role = forms.ChoiceField(label=_("Role in the system"), choices=role_codes)
    start = ThaiDateField(label=_("From"))
    field_order = ("role", "position", "person", "start")

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        """A post is explained as the bearer of the role."""
        super().__init__(*args, standing=standing, **kwargs)
        self.fields["position"].help_text = _("Whoever holds the position has the role; it passes on by itself.")


class OrderForm(forms.Form):
    """Number and date of the order."""

    issued_on = ThaiDateField(label=_("Date of the order"), help_text=_("Orders are numbered by calendar year."))
    number = forms.IntegerField(
        label=_("Number of the order"),
        help_text=_("Left empty, the next free number is taken."),
        required=False,
        min_value=1,
    )


def _with_division(position: Position) -> str:
    return f"{position.title} ({position.division})" if position.division else position.title
