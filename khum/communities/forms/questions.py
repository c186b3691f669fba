"""Forms of the web board."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.communities.models import Community, Question
from khum.communities.rules.asking import ASKED
from khum.library.models import Item
from khum.library.rules.personal import personal_data
from khum.library.rules.states import IN_SERVICE
from khum.people.models import Person
from khum.people.queries import persons
from khum.people.standing import Standing

LONGEST = 6000


def area(rows: int) -> forms.Textarea:
    """A box for several lines."""
    return forms.Textarea({"rows": rows})


class AskForm(forms.Form):
    """A question in one line, with whom it goes to."""

    title = forms.CharField(
        label=_("What would you like to know?"),
        help_text=_("One sentence, as you would ask a colleague."),
        max_length=250,
    )
    body = forms.CharField(
        label=_("More about it (if needed)"),
        help_text=_("What you tried already, and for which work."),
        required=False,
        max_length=LONGEST,
        widget=area(4),
    )
    community = forms.ModelChoiceField(
        label=_("For a community of practice"),
        queryset=Community.objects.none(),
        required=False,
        empty_label=_("None in particular"),
    )
    people = forms.ModelMultipleChoiceField(
        label=_("Ask somebody in particular (at most five)"),
        help_text=_("Left empty it goes to those who are known to know."),
        queryset=Person.objects.none(),
        required=False,
    )
    is_private = forms.BooleanField(
        label=_("In private: only they and I read it"),
        help_text=_("An open answer helps the next one who asks. Choose this for what must stay between you."),
        required=False,
    )

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["community"].queryset = Community.objects.visible_to(standing).filter(closed_on=None)  # type: ignore[attr-defined]
        people = persons.working(standing).exclude(pk=standing.person_id or 0)
        self.fields["people"].queryset = people.order_by("first_name", "last_name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A private question needs somebody; few are asked at once."""
        values = super().clean() or {}
        people = values.get("people")
        if values.get("is_private") and not people:
            self.add_error("people", _("Choose whom you ask in private."))
        if people is not None and len(people) > 5:
            self.add_error("people", _("Choose at most five people."))
        return values


class AnswerForm(forms.Form):
    """An answer in words, or the item where it stands."""

    body = forms.CharField(label=_("Your answer"), required=False, max_length=LONGEST, widget=area(5))
    cites = forms.ModelChoiceField(
        label=_("It stands in an item of the library (if so)"),
        queryset=Item.objects.none(),
        required=False,
        empty_label=_("No item"),
    )

    def __init__(self, *args: Any, standing: Standing, near: list[int] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        items = Item.objects.visible_to(standing).filter(state__in=[state.value for state in IN_SERVICE])
        field = self.fields["cites"]
        field.queryset = items.defer("text", "signature")  # type: ignore[attr-defined]
        shown = items.filter(pk__in=near or []).values_list("pk", "title")
        field.choices = [("", _("No item")), *shown]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Words or an item."""
        values = super().clean() or {}
        if not self.errors and not (values.get("body", "").strip() or values.get("cites")):
            self.add_error("body", _("Write an answer, or choose the item where it stands."))
        return values


class ChangeForm(forms.Form):
    """Other words for an answer."""

    body = forms.CharField(label=_("Your answer"), max_length=LONGEST, widget=area(6))


class CloseForm(forms.Form):
    """Why a question is closed."""

    reason = forms.CharField(label=_("Why is it closed?"), max_length=300, widget=area(2))
    same_as = forms.ModelChoiceField(
        label=_("It was asked before (if so)"),
        queryset=Question.objects.none(),
        required=False,
        empty_label=_("No other question"),
    )

    def __init__(self, *args: Any, standing: Standing, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Question.objects.visible_to(standing).filter(state__in=[s.value for s in ASKED], is_private=False)
        latest = others.exclude(pk=question.pk).order_by("-asked_at").values_list("pk", flat=True)[:200]
        self.fields["same_as"].queryset = others.filter(pk__in=list(latest))  # type: ignore[attr-defined]


class PassForm(forms.Form):
    """Who knows better."""

    person = forms.ModelChoiceField(
        label=_("Who knows better?"), queryset=Person.objects.none(), empty_label=_("Choose a person")
    )

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = persons.working(standing).exclude(pk=standing.person_id or 0)
        self.fields["person"].queryset = people.order_by("first_name", "last_name")  # type: ignore[attr-defined]


class PatienceForm(forms.Form):
    """Days until the head is told."""

    days = forms.IntegerField(
        label=_("After how many days without an answer does the head of the division see it?"),
        min_value=1,
        max_value=60,
        widget=forms.NumberInput({"inputmode": "numeric", "class": "input--short"}),
    )


class LetThroughForm(forms.Form):
    """A citizen's question as it will stand on the board."""

    title = forms.CharField(label=_("Question"), max_length=250)
    body = forms.CharField(
        label=_("More about it (if needed)"),
        help_text=_("Take out names, telephone numbers and whatever points to a person."),
        required=False,
        max_length=LONGEST,
        widget=area(4),
    )

    def clean(self) -> dict[str, Any]:
        """Nothing that looks like personal data goes to the public pages."""
        values = super().clean() or {}
        for name in ("title", "body"):
            if found := personal_data(values.get(name, "")):
                what = ", ".join(dict.fromkeys(one.kind_th for one in found))
                words = _("Take out first what looks like personal data: %(what)s.")
                self.add_error(name, str(words) % {"what": what})
        return values


class RefuseForm(forms.Form):
    """Why a citizen's question is not put on the board."""

    reason = forms.CharField(
        label=_("Why is it not put on the board?"),
        help_text=_("The citizen reads this. Say where to turn to."),
        max_length=300,
        widget=area(2),
    )
