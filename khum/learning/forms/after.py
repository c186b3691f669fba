"""Forms after a training: report, sharing, use; goals, budget, days; checks."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.domain.thai_date import day_of
from khum.learning.forms.training import area
from khum.learning.models import Place, Quiz
from khum.learning.models.training import outcomes
from khum.learning.rules.reading_quiz import QuizError, Read, read
from khum.learning.rules.timing import Deadlines
from khum.library.models import Item
from khum.meetings.models import Meeting
from khum.meetings.rules.states import TAKEN_PLACE
from khum.people.models import Division
from khum.people.queries import chart
from khum.people.standing import Standing
from khum.ui.forms import ThaiDateField

_MEETINGS_BACK = timedelta(days=200)


class ReportForm(forms.Form):
    """The short report: two questions and a file."""

    learnt = forms.CharField(
        label=_("What was new to you?"),
        help_text=_("Three lines are enough: what colleagues should know too."),
        max_length=6000,
        widget=area(4),
    )
    change = forms.CharField(
        label=_("What will you, or your division, do differently?"), max_length=4000, widget=area(3)
    )
    file = forms.FileField(label=_("Photo or handout (if there is one)"), required=False)


class ShareForm(forms.Form):
    """Where it was told."""

    meeting = forms.ModelChoiceField(
        label=_("At which meeting?"), queryset=Meeting.objects.none(), required=False, empty_label=_("Elsewhere")
    )
    words = forms.CharField(
        label=_("If elsewhere: where and to whom?"),
        help_text=_("For example: told the four people of the division at the morning talk."),
        required=False,
        max_length=300,
    )
    shared_on = ThaiDateField(
        label=_("On which day?"), required=False, help_text=_("For a meeting its own day is taken.")
    )

    def __init__(self, *args: Any, standing: Standing, place: Place, **kwargs: Any) -> None:
        """Meetings in sight since the training, newest first."""
        super().__init__(*args, **kwargs)
        since = max(place.training.starts_on, standing.today - _MEETINGS_BACK)
        held = Meeting.objects.visible_to(standing).filter(
            state__in=[state.value for state in TAKEN_PLACE], starts_at__date__range=(since, standing.today)
        )
        self.fields["meeting"].queryset = held.select_related("series").order_by("-starts_at")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A meeting or words."""
        values = super().clean() or {}
        if values.get("meeting"):
            values["shared_on"] = day_of(values["meeting"].starts_at)
        elif not values.get("shared_on") and "shared_on" not in self.errors:
            self.add_error("shared_on", _("Say on which day."))
        if not values.get("meeting") and not str(values.get("words", "")).strip():
            self.add_error("words", _("Choose the meeting, or say where and to whom you told it."))
        return values


class UseForm(forms.Form):
    """What changed in the work."""

    outcome = forms.ChoiceField(label=_("Did you use it?"), choices=outcomes, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("What changed in your work, or what stands in the way?"), max_length=2000, widget=area(3)
    )


class WantForm(forms.Form):
    """What one needs to learn."""

    topic = forms.CharField(label=_("What do you need to learn?"), max_length=200)
    why = forms.CharField(label=_("For which work?"), required=False, max_length=1000, widget=area(2))
    means = forms.CharField(
        label=_("How would you learn it best?"),
        help_text=_("A training, a colleague as mentor, a visit, reading, trying it out."),
        required=False,
        max_length=300,
    )
    by_when = ThaiDateField(label=_("By when"), required=False)


class AgreeForm(forms.Form):
    """The head agrees on means and day."""

    means = forms.CharField(label=_("How it is to be learnt"), max_length=300)
    by_when = ThaiDateField(label=_("By when"), required=False)


class DoneForm(forms.Form):
    """What came of a goal."""

    result = forms.CharField(label=_("What came of the goal?"), max_length=1000, widget=area(2))


class BudgetForm(forms.Form):
    """Money of a year."""

    division = forms.ModelChoiceField(
        label=_("Division"), queryset=Division.objects.none(), required=False, empty_label=_("The whole council")
    )
    amount = forms.DecimalField(label=_("Baht"), min_value=Decimal(0), max_value=Decimal(100_000_000), decimal_places=2)

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        """Open divisions of the council."""
        super().__init__(*args, **kwargs)
        self.fields["division"].queryset = chart.open_divisions(standing)  # type: ignore[attr-defined]


class DaysForm(forms.Form):
    """Days after the end of a training; empty fields mean that nothing is ever late."""

    report_days = forms.IntegerField(
        label=_("Report within (days)"), required=False, min_value=1, max_value=365,
        help_text=_("Leave empty where your council sets no day."),
    )  # fmt: skip
    share_days = forms.IntegerField(
        label=_("Tell colleagues within (days)"), required=False, min_value=1, max_value=365
    )
    use_from_days = forms.IntegerField(label=_("Ask for the use from day"), min_value=1, max_value=365, initial=60)
    use_until_days = forms.IntegerField(label=_("up to day"), min_value=1, max_value=730, initial=90)

    def clean(self) -> dict[str, Any]:
        """First day before the last."""
        values = super().clean() or {}
        first, last = values.get("use_from_days"), values.get("use_until_days")
        if first and last and last < first:
            self.add_error("use_until_days", _("The last day to ask for the use comes after the first."))
        return values

    def deadlines(self) -> Deadlines:
        """As the action takes them."""
        return Deadlines(**self.cleaned_data)


class QuizForm(forms.Form):
    """A check, typed as text."""

    title = forms.CharField(label=_("Name of the check"), max_length=200)
    questions = forms.CharField(
        label=_("Questions"),
        help_text=_(
            "A question, then its choices one a line with - before them and * before the right one; an empty line."
        ),
        widget=forms.Textarea({"rows": 14, "class": "input--code"}),
        max_length=20_000,
    )
    has_pre = forms.BooleanField(label=_("Also asked before learning"), required=False)
    pass_percent = forms.IntegerField(label=_("Passed from (percent)"), min_value=1, max_value=100, initial=60)

    def clean_questions(self) -> str:
        """The text, if it can be read; kept beside it as ``read``."""
        text: str = self.cleaned_data["questions"]
        try:
            self.read: tuple[Read, ...] = read(text)
        except QuizError as error:
            raise forms.ValidationError(_WRONG[error.code], params={"number": error.number}) from error
        return text


_WRONG = {
    "few": _("Write at least three questions, with an empty line between them."),
    "many": _("These are more than 20 questions."),
    "choices": _("Question %(number)s: write two to six different choices, each on its own line with - before it."),
    "right": _("Question %(number)s: put * before exactly one choice, the right one."),
    "empty": _("Question %(number)s: the question or a choice has no words."),
    "long": _("Question %(number)s: something is longer than 300 letters."),
}


class ItemForm(forms.Form):
    """The item that a check is made of."""

    item = forms.ModelChoiceField(label=_("Which item of the library?"), queryset=Item.objects.none())

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        """Items in sight that have an approved revision."""
        super().__init__(*args, **kwargs)
        found = Item.objects.visible_to(standing).filter(current__isnull=False)
        self.fields["item"].queryset = found.select_related("current").order_by("-pk")[:300]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """The questions of a check as choices."""

    def __init__(self, *args: Any, quiz: Quiz, **kwargs: Any) -> None:
        """One field a question."""
        super().__init__(*args, **kwargs)
        for number, question in enumerate(quiz.read):
            self.fields[f"q{number}"] = forms.TypedChoiceField(
                label=f"{number + 1}. {question.text}",
                choices=list(enumerate(question.choices)),
                coerce=int,
                widget=forms.RadioSelect,
            )

    def given(self) -> list[int]:
        """The chosen places in order."""
        return [self.cleaned_data[name] for name in self.fields]
