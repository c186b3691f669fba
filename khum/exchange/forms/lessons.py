"""Forms of lessons."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.exchange.forms.leaving import area
from khum.exchange.rules.lessons import blaming
from khum.library.models import Item
from khum.library.rules.states import IN_SERVICE
from khum.people.models import Division, Position
from khum.people.queries import chart
from khum.people.standing import Standing
from khum.ui.forms import ThaiDateField

_LATEST = 200
_USUAL = timedelta(days=30)


def items_in_service(standing: Standing) -> Any:
    """The items of the library that changed last, for a choice."""
    found = Item.objects.visible_to(standing).filter(state__in=[state.value for state in IN_SERVICE])
    latest = found.order_by("-updated_at").values_list("pk", flat=True)[:_LATEST]
    return found.filter(pk__in=list(latest)).defer("text", "signature").order_by("title")


class LessonForm(forms.Form):
    """What happened, why, what to do: nobody is named."""

    title = forms.CharField(label=_("The lesson in one line"), max_length=200)
    happened = forms.CharField(
        label=_("What happened?"),
        help_text=_("Tell what happened, not who did it."),
        max_length=4000,
        widget=area(3),
    )
    why = forms.CharField(label=_("Why did it come to that?"), max_length=4000, widget=area(2))
    proposal = forms.CharField(label=_("What should be different?"), max_length=4000, widget=area(2))
    happened_on = ThaiDateField(label=_("When was it?"), required=False)
    division = forms.ModelChoiceField(
        label=_("Which division does it concern?"),
        queryset=Division.objects.none(),
        required=False,
        empty_label=_("The whole council"),
    )

    def __init__(self, *args: Any, standing: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["division"].queryset = chart.open_divisions(standing)

    def clean(self) -> dict[str, Any]:
        """Words that judge a person are sent back."""
        values = super().clean() or {}
        for name in ("title", "happened", "why"):
            if word := blaming(values.get(name, "")):
                words = _("Tell what happened, not who is to blame: write “%(word)s” differently.")
                self.add_error(name, str(words) % {"word": word})
        return values


class AssignForm(forms.Form):
    """What is done, which post does it, and by when."""

    action = forms.CharField(label=_("What is done about it?"), max_length=2000, widget=area(2))
    owner = forms.ModelChoiceField(label=_("Which post does it?"), queryset=Position.objects.none())
    due_on = ThaiDateField(label=_("By when?"))

    def __init__(self, *args: Any, standing: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].queryset = chart.open_positions(standing)
        self.fields["due_on"].initial = standing.today + _USUAL


class ChangedForm(forms.Form):
    """What was changed, in the library where it stands there."""

    what = forms.CharField(label=_("What was changed?"), max_length=2000, widget=area(2))
    item = forms.ModelChoiceField(
        label=_("Which item of the library was changed?"),
        help_text=_("Its users are then counted as told."),
        queryset=Item.objects.none(),
        required=False,
        empty_label=_("None in the library"),
    )

    def __init__(self, *args: Any, standing: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["item"].queryset = items_in_service(standing)
