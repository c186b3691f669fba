"""Short forms beside an item: sending, looking, caring, using, asking."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.library.forms.writing import area
from khum.library.models import Item
from khum.library.models.item import legal_statuses, link_kinds
from khum.library.models.revision import significances
from khum.library.models.use import outcomes
from khum.library.rules.states import READABLE
from khum.people.models import Division
from khum.people.standing import Standing
from khum.ui.forms import ThaiDateField


class SubmitForm(forms.Form):
    """What changed and how much it weighs."""

    comment = forms.CharField(label=_("What this revision changes"), required=False, widget=area(2))
    significance = forms.ChoiceField(label=_("How much it changes"), choices=significances, widget=forms.RadioSelect)
    accepts_personal_data = forms.BooleanField(label=_("I checked it: this may be read by everybody"), required=False)


class ReviewForm(forms.Form):
    """The reviewer's answer."""

    decision = forms.ChoiceField(
        label=_("My answer"),
        widget=forms.RadioSelect,
        choices=(("approve", _("It is right: approve")), ("return", _("Return it with a reason"))),
    )
    significance = forms.ChoiceField(
        label=_("Weight of the change"),
        choices=significances,
        help_text=_("You may call it heavier than the author did; then others look too."),
    )
    reason = forms.CharField(label=_("Reason or note"), required=False, widget=area(3))

    def clean(self) -> dict[str, Any]:
        """A return needs its reason."""
        values = super().clean() or {}
        if values.get("decision") == "return" and not values.get("reason", "").strip():
            self.add_error("reason", _("Say what must be mended."))
        return values


class ReasonForm(forms.Form):
    """A sentence that says why."""

    reason = forms.CharField(label=_("Reason"), widget=area(3))


class AdaptForm(forms.Form):
    """What is changed for one's own work, and why (row 20)."""

    because = forms.CharField(label=_("What I change, and why"), widget=area(3), max_length=1000)


class OfferForm(forms.Form):
    """Under which terms others may take it over."""

    licence = forms.CharField(label=_("Terms of use"), max_length=120)


class RetireForm(ReasonForm):
    """Why, and what to use instead."""

    successor = forms.ModelChoiceField(
        Item.objects.none(), label=_("Use instead"), required=False, help_text=_("The item that replaces this one.")
    )

    def __init__(self, *args: Any, standing: Standing, item: Item, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["successor"].queryset = _others(standing, item)


class LinkForm(forms.Form):
    """Another item and how it belongs to this one."""

    kind = forms.ChoiceField(label=_("This item"), choices=link_kinds)
    other = forms.ModelChoiceField(Item.objects.none(), label=_("the item"))
    note = forms.CharField(label=_("Because"), required=False, max_length=500)

    def __init__(self, *args: Any, standing: Standing, item: Item, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["other"].queryset = _others(standing, item)


class RegulationForm(forms.Form):
    """Particulars of a law, rule or circular."""

    number = forms.CharField(label=_("Number of the document"), max_length=80)
    issued_on = ThaiDateField(label=_("Date"))
    effective_on = ThaiDateField(label=_("In force from"), required=False)
    issuer = forms.CharField(label=_("Issued by"), max_length=200)


class StatusForm(ReasonForm):
    """A law was amended or repealed."""

    status = forms.ChoiceField(label=_("Status"), choices=legal_statuses)
    field_order = ["status", "reason"]


class UseForm(forms.Form):
    """In which case it was used and what came of it; nothing here is required."""

    case = forms.CharField(label=_("In which case or task"), required=False, max_length=300)
    result = forms.CharField(label=_("What came of it"), required=False, widget=area(2))
    outcome = forms.ChoiceField(label=_("It helped because"), required=False)
    audience = forms.CharField(label=_("For whom"), required=False, max_length=200)
    before = forms.CharField(label=_("Before"), required=False, max_length=120)
    after = forms.CharField(label=_("After"), required=False, max_length=120)
    minutes_saved = forms.IntegerField(label=_("Time saved (minutes)"), required=False, min_value=1, max_value=100_000)
    basis = forms.CharField(label=_("How you know"), required=False, max_length=300)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["outcome"].choices = [("", "–"), *outcomes()]

    def clean(self) -> dict[str, Any]:
        """Saved time says on what it is based."""
        values = super().clean() or {}
        if values.get("minutes_saved") and not values.get("basis"):
            self.add_error("basis", _("Say on what the saved time is based."))
        return values


class VoteForm(forms.Form):
    """Helpful or not."""

    is_helpful = forms.TypedChoiceField(
        choices=(("yes", "yes"), ("no", "no")), coerce=lambda value: value == "yes", empty_value=None
    )
    reason = forms.CharField(required=False, max_length=500)


class ReportForm(forms.Form):
    """What is wrong."""

    text = forms.CharField(label=_("What is wrong here"), widget=area(3), max_length=2000)


class AnswerForm(forms.Form):
    """The answer to a report."""

    answer = forms.CharField(label=_("Answer to whoever reported it"), widget=area(2), max_length=2000)
    is_fixed = forms.BooleanField(label=_("It was wrong and is mended"), required=False)


class AskForm(forms.Form):
    """Who acknowledges until when."""

    divisions = forms.ModelMultipleChoiceField(
        Division.objects.none(),
        label=_("Who is asked"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: the whole organisation."),
    )
    due_on = ThaiDateField(label=_("To be answered until"))

    def __init__(self, *args: Any, standing: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["divisions"].queryset = Division.objects.visible_to(standing).filter(closed_on=None)


def _others(standing: Standing, item: Item) -> Any:
    readable = Item.objects.visible_to(standing).filter(state__in=[state.value for state in READABLE])
    return readable.exclude(pk=item.pk).only("title").order_by("title", "id")
