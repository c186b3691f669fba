"""Forms of the council, its divisions, posts and people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.people.models import Organisation, Person, Position
from khum.people.queries import chart, persons
from khum.people.standing import Standing
from khum.ui.forms import ThaiDateField

_HUES = (
    (165, _("Green")),
    (195, _("Blue-green")),
    (250, _("Blue")),
    (285, _("Indigo")),
    (315, _("Purple")),
    (15, _("Red")),
    (45, _("Orange")),
    (75, _("Gold")),
)


class OrganisationForm(forms.ModelForm):
    """Particulars of the council as letters and papers carry them."""

    accent_hue = forms.TypedChoiceField(label=_("Colour of the screens"), choices=_HUES, coerce=int)

    class Meta:
        model = Organisation
        fields = ("kind", "name", "district", "province", "address", "phone", "email", "vision", "accent_hue")
        labels = {
            "kind": _("Type of organisation"),
            "name": _("Name of the organisation"),
            "district": _("District (amphoe)"),
            "province": _("Province"),
            "address": _("Address"),
            "phone": _("Telephone"),
            "email": _("E-mail"),
            "vision": _("Vision"),
        }
        help_texts = {"kind": _("The titles on official papers follow from the type.")}
        widgets = {"vision": forms.Textarea(attrs={"rows": 3}), "address": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A hue that is none of the eight stays choosable."""
        super().__init__(*args, **kwargs)
        hue = self.instance.accent_hue
        if hue not in dict(_HUES):
            self.fields["accent_hue"].choices = [(hue, _("As now")), *_HUES]


class DivisionForm(forms.Form):
    """Name of a division."""

    name = forms.CharField(label=_("Name of the division"), help_text=_("For example กองคลัง."), max_length=150)


class DivisionChangeForm(DivisionForm):
    """Name and place of a division."""

    order = forms.IntegerField(label=_("Place in the list"), help_text=_("0 stands first."), min_value=0, max_value=999)


class PositionForm(forms.ModelForm):
    """A post."""

    class Meta:
        model = Position
        fields = ("title", "kind", "division")
        labels = {"title": _("Title of the position"), "kind": _("What it is for"), "division": _("Division")}
        help_texts = {
            "title": _("As orders print it, for example ผู้อำนวยการกองคลัง."),
            "kind": _("Rights in Khum follow from this, not from the title."),
        }

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        """Only the council's own open divisions."""
        super().__init__(*args, **kwargs)
        division = forms.ModelChoiceField(
            label=_("Division"),
            queryset=chart.open_divisions(standing),
            required=False,
            empty_label=_("None: the top of the organisation"),
        )
        self.fields["division"] = division


class PersonForm(forms.ModelForm):
    """A person; the account has its own page."""

    joined_on = ThaiDateField(label=_("Started to work here on"), required=False)

    class Meta:
        model = Person
        fields = ("prefix", "first_name", "last_name", "staff_kind", "phone", "joined_on")
        labels = {
            "prefix": _("Title"),
            "first_name": _("First name"),
            "last_name": _("Last name"),
            "staff_kind": _("Kind of staff"),
            "phone": _("Telephone"),
        }
        help_texts = {"prefix": _("นาย, นาง, นางสาว …")}


class DayForm(forms.Form):
    """One day."""

    day = ThaiDateField(label=_("Last day"))

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        """The day is called as the question needs it."""
        super().__init__(*args, **kwargs)
        self.fields["day"].label = label


class HandoverForm(forms.Form):
    """Who takes a post over, from when, and how."""

    successor = forms.ModelChoiceField(label=_("Who takes over"), queryset=Person.objects.none())
    start = ThaiDateField(label=_("From"), help_text=_("Whoever holds the position holds it until the day before."))
    how = forms.ChoiceField(
        label=_("How"),
        choices=(
            ("own", _("Appointed to the position")),
            ("vacant", _("Acting in it, nobody holds it (รักษาการ)")),
            ("absent", _("Acting for its holder, who is away and keeps it")),
        ),
        widget=forms.RadioSelect,
        initial="own",
    )
    order_reference = forms.CharField(
        label=_("Order"), help_text=_("For example คำสั่งที่ 12/2570."), required=False, max_length=120
    )
    leaves_posts = forms.BooleanField(label=_("This person leaves the present position"), required=False)

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        """Only people who still work here."""
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = persons.working(standing)  # type: ignore[attr-defined]
        self.fields["successor"].empty_label = _("– choose a person –")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The answer to "how" as the hand-over wants it."""
        data = super().clean() or {}
        how = data.pop("how", "own")
        return {**data, "is_acting": how != "own", "holder_stays": how == "absent"}
