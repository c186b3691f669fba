"""Forms of announcements, of the information centre, and of the heads' signature."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.channels.models.office import answers, sections
from khum.channels.rules.centre import Answer
from khum.library.models import Item
from khum.people.models import Division
from khum.people.queries import chart
from khum.people.standing import Standing
from khum.ui.forms import ThaiDateField

_LATEST = 100


def area(rows: int) -> forms.Textarea:
    """A box for several lines."""
    return forms.Textarea({"rows": rows})


class AnnouncementForm(forms.Form):
    """What colleagues are told, whom, and how long."""

    title = forms.CharField(label=_("What is announced"), max_length=200)
    text = forms.CharField(label=_("More about it"), required=False, max_length=4000, widget=area(3))
    divisions = forms.ModelMultipleChoiceField(
        label=_("For which divisions"),
        help_text=_("None chosen: for everybody."),
        queryset=Division.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    starts_on = ThaiDateField(label=_("From"))
    ends_on = ThaiDateField(label=_("Up to (leave empty: until it is ended)"), required=False)

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        """Open divisions of the council."""
        super().__init__(*args, **kwargs)
        self.fields["divisions"].queryset = chart.open_divisions(standing)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        values = super().clean() or {}
        first, last = values.get("starts_on"), values.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day is before the first day."))
        return values


class EntryForm(forms.Form):
    """Something that lies open at the centre."""

    section = forms.ChoiceField(label=_("Section of the law"), choices=sections)
    title = forms.CharField(label=_("Name of the file or document"), max_length=250)
    shelf = forms.CharField(label=_("File and shelf"), required=False, max_length=120)
    item = forms.ModelChoiceField(
        label=_("The same in the library (if it is open to the public there)"),
        queryset=Item.objects.none(),
        required=False,
        empty_label=_("– none –"),
    )

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        """Public items, the latest first."""
        super().__init__(*args, **kwargs)
        public = Item.objects.visible_to(standing).filter(visibility="public", published_at__isnull=False)
        newest = public.order_by("-published_at").values("pk")[:_LATEST]
        self.fields["item"].queryset = Item.objects.filter(pk__in=list(newest.values_list("pk", flat=True)))  # type: ignore[attr-defined]


class RequestForm(forms.Form):
    """A request at the counter; who asks may stay unnamed."""

    subject = forms.CharField(label=_("What is asked for"), max_length=300)
    asked_on = ThaiDateField(label=_("Day"))
    asker = forms.CharField(label=_("Name (only if the person wants an answer later)"), required=False, max_length=200)
    contact = forms.CharField(label=_("How to reach the person"), required=False, max_length=200)
    division = forms.ModelChoiceField(
        label=_("Division that answers"), queryset=Division.objects.none(), required=False, empty_label=_("– none –")
    )
    promised_on = ThaiDateField(label=_("Answer promised by"), required=False)

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        """Open divisions of the council."""
        super().__init__(*args, **kwargs)
        self.fields["division"].queryset = chart.open_divisions(standing)  # type: ignore[attr-defined]
        self._today = standing.today

    def clean_asked_on(self) -> Any:
        """Not in the future."""
        day = self.cleaned_data["asked_on"]
        if day > self._today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day


class AnswerForm(forms.Form):
    """How a request ended."""

    answer = forms.ChoiceField(label=_("How did it end?"), choices=answers, widget=forms.RadioSelect)
    words = forms.CharField(label=_("What was given, or why not"), required=False, max_length=2000, widget=area(3))

    def clean(self) -> dict[str, Any]:
        """What was not given needs its reason."""
        values = super().clean() or {}
        if values.get("answer") and Answer(values["answer"]).needs_reason and not values.get("words", "").strip():
            self.add_error("words", _("Say why, as it was told to the person."))
        return values


class UpkeepForm(forms.Form):
    """What the head looked at and had improved."""

    looked_at = forms.CharField(label=_("What did you look over?"), max_length=2000, widget=area(3))
    improved = forms.CharField(
        label=_("What was improved or taken down?"),
        help_text=_("If all was in order, say so."),
        max_length=2000,
        widget=area(3),
    )
