"""Forms of channels and of what is published."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from khum.channels.models import Channel
from khum.channels.models.channel import check_results, visit_kinds
from khum.library.models import Item
from khum.library.rules.states import IN_SERVICE
from khum.people.queries import chart
from khum.people.standing import Standing
from khum.ui.forms import ThaiDateField

LATEST = 100
"""How many items the list offers; any other comes from its own page, by its button."""
_PHOTO = {"accept": "image/*"}


class ChannelForm(forms.ModelForm):
    """A channel in the registry."""

    opened_on = ThaiDateField(label=_("Open from"))

    class Meta:
        model = Channel
        fields = (
            "kind", "name", "place", "division", "steward", "order_reference", "every_days", "opened_on",
        )  # fmt: skip
        labels = {
            "kind": _("Kind of channel"),
            "name": _("Name of the channel"),
            "place": _("Place or address"),
            "division": _("Division that keeps it"),
            "steward": _("Steward (position)"),
            "order_reference": _("Order that names the steward"),
            "every_days": _("Looked after every how many days"),
        }
        help_texts = {
            "steward": _("Whoever holds the position keeps the channel."),
            "order_reference": _("For example คำสั่งที่ 12/2570. A channel counts only with a steward named by an order."),
        }

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        """Only the council's own divisions and open posts."""
        super().__init__(*args, **kwargs)
        self.fields["division"].queryset = chart.open_divisions(standing)  # type: ignore[attr-defined]
        self.fields["steward"].queryset = chart.open_positions(standing)  # type: ignore[attr-defined]
        for name in ("division", "steward"):
            self.fields[name].empty_label = _("– none –")  # type: ignore[attr-defined]

    def clean_every_days(self) -> int:
        """At least every day, at most once a year."""
        days: int = self.cleaned_data["every_days"]
        if not 1 <= days <= 366:
            raise ValidationError(_("Give a number from 1 to 366."))
        return days


class CloseForm(forms.Form):
    """The last day of a channel."""

    on = ThaiDateField(label=_("Last day"))
    reason = forms.CharField(label=_("Reason"), max_length=500)


class CheckForm(forms.Form):
    """A round of checking."""

    result = forms.ChoiceField(label=_("What I found"), choices=check_results, widget=forms.RadioSelect, initial="fine")
    note = forms.CharField(label=_("What was done"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    proof = forms.FileField(label=_("Photograph"), required=False, widget=forms.FileInput(attrs=_PHOTO))


class CountForm(forms.Form):
    """People counted by hand."""

    kind = forms.ChoiceField(label=_("How they reached it"), choices=visit_kinds, initial="counter")
    number = forms.IntegerField(label=_("How many"), min_value=1, max_value=100_000, initial=1)
    on = ThaiDateField(label=_("Day"))
    note = forms.CharField(label=_("Note"), required=False, max_length=300)


class PublishForm(forms.Form):
    """One piece for several channels."""

    item = forms.ModelChoiceField(
        label=_("Item of the library"),
        queryset=Item.objects.none(),
        required=False,
        empty_label=_("– a text of its own –"),
    )
    title = forms.CharField(
        label=_("Heading of the piece"),
        max_length=250,
        required=False,
        help_text=_("Left empty, the title of the item."),
    )
    text = forms.CharField(label=_("Text"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    channels = forms.ModelMultipleChoiceField(
        label=_("Channels"), queryset=Channel.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    starts_on = ThaiDateField(label=_("From"))
    ends_on = ThaiDateField(label=_("Until"), required=False)
    printed = forms.IntegerField(
        label=_("Printed copies"),
        required=False,
        min_value=0,
        max_value=1_000_000,
        help_text=_("For leaflets and journals."),
    )

    def __init__(self, *args: Any, standing: Standing, channels: Any, **kwargs: Any) -> None:
        """Only items in service that the person may read, and channels that the person keeps."""
        super().__init__(*args, **kwargs)
        items = Item.objects.visible_to(standing).filter(state__in=[state.value for state in IN_SERVICE])
        latest = list(items.order_by("-updated_at").values_list("pk", flat=True)[:LATEST])
        asked = str(self.data.get("item") or self.initial.get("item") or "")
        latest += [int(asked)] if asked.isascii() and asked.isdigit() and len(asked) < 12 else []
        offered = items.filter(pk__in=latest).only("title").order_by("title")
        self.fields["item"].queryset = offered  # type: ignore[attr-defined]
        self.fields["channels"].queryset = channels  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """An item or a text, and a heading for a text."""
        data = super().clean() or {}
        item = data.get("item")
        if item is None and not data.get("text", "").strip():
            self.add_error("text", _("Choose an item, or write what is announced."))
        if item is None and not data.get("title", "").strip():
            self.add_error("title", _("Give the text a heading."))
        start, end = data.get("starts_on"), data.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("The last day is before the first day."))
        return data


class ProofForm(forms.Form):
    """The photograph of a piece in its place."""

    proof = forms.FileField(label=_("Photograph"), widget=forms.FileInput(attrs=_PHOTO))


class DownForm(forms.Form):
    """The last day of a piece."""

    on = ThaiDateField(label=_("Last day"))
