"""Forms of thanks, awards and gifts."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.library.models import Use
from khum.people.models import Person
from khum.people.queries import persons
from khum.people.standing import Standing
from khum.recognition.models.thanks import values_of
from khum.recognition.queries import credit
from khum.ui.forms import ThaiDateField

_BACK = timedelta(days=400)
_MOST_USES = 200


class UseField(forms.ModelChoiceField):
    """A confirmed use, told by what, by whom and when."""

    def label_from_instance(self, obj: Use) -> str:
        """Both sides of the use."""
        case = f" – {obj.case}" if obj.case else ""
        return f"{obj.item}{case} ({obj.person.full_name})"[:160]


class ReasonForm(forms.Form):
    """A colleague, words, a value, a confirmed use."""

    person = forms.ModelChoiceField(
        label=_("Who?"), queryset=Person.objects.none(), empty_label=_("Choose a colleague")
    )
    words = forms.CharField(
        label=_("What for?"),
        help_text=_("What did the person do, and what did it help?"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )
    use = UseField(
        label=_("For which confirmed use of knowledge?"),
        help_text=_("Both are credited: who used it and who wrote it."),
        queryset=Use.objects.none(),
        required=False,
        empty_label=_("None of these"),
    )
    value = forms.ChoiceField(label=_("Which value does it show?"), required=False)

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        """Colleagues of today, confirmed uses of the last year, the values in force."""
        super().__init__(*args, **kwargs)
        colleagues = persons.working(standing).exclude(pk=standing.person_id)
        self.fields["person"].queryset = colleagues  # type: ignore[attr-defined]
        self.fields["use"].queryset = _recent(standing)  # type: ignore[attr-defined]
        known = [(value.code, value.name) for value in values_of(standing.organisation_id)]
        self.fields["value"].choices = [("", _("None")), *known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The person is one of the two sides of the use."""
        values = super().clean() or {}
        use, person = values.get("use"), values.get("person")
        if use and person and person.pk not in {use.person_id, use.item.created_by_id}:
            self.add_error("use", _("Choose a confirmed use by this person, or of what this person wrote."))
        return values


class NominationForm(ReasonForm):
    """The same for a nomination, which rests on a use or a value."""

    def clean(self) -> dict[str, Any]:
        """One of the two at least."""
        values = super().clean()
        if not values.get("use") and not values.get("value") and "use" not in self.errors:
            self.add_error("value", _("Choose a confirmed use or a value: a nomination rests on one of them."))
        return values


class RoundForm(forms.Form):
    """A round of awards."""

    title = forms.CharField(label=_("Name of the award"), max_length=200)
    criteria = forms.CharField(
        label=_("What is it given for?"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )
    closes_on = ThaiDateField(label=_("Last day for names"))


class DecideForm(forms.Form):
    """The committee's word on a nomination."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Needed where it is not awarded; the nominated person does not see it."),
        required=False,
        max_length=300,
    )


class TellForm(forms.Form):
    """The resolution by which the result is told."""

    resolution = forms.CharField(
        label=_("Resolution of the committee"),
        help_text=_("For example: meeting 3/2569 of 12 September, item 4."),
        max_length=300,
    )


class GiftForm(forms.Form):
    """A gift with its cost."""

    what = forms.CharField(label=_("What was given"), max_length=200)
    cost = forms.DecimalField(
        label=_("Cost (baht)"), min_value=Decimal(0), max_value=Decimal(10_000_000), decimal_places=2
    )
    source = forms.CharField(label=_("From which money"), required=False, max_length=200)
    on = ThaiDateField(label=_("Given on"))


class ValuesForm(forms.Form):
    """The values as lines."""

    text = forms.CharField(
        label=_("Values, one a line"),
        help_text=_("A name, and after : what it means. The place of a line says which value it was before."),
        max_length=5000,
        widget=forms.Textarea({"rows": 12}),
    )


def _recent(standing: Standing) -> Any:
    found = credit.since(standing, standing.today - _BACK)
    keys = list(found.values_list("pk", flat=True)[:_MOST_USES])
    return credit.confirmed(standing).filter(pk__in=keys).order_by("-on", "-id")
