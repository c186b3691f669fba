"""Forms of who leaves and of the hand-over."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.exchange import permissions
from khum.exchange.models.handing import shadow_stages
from khum.exchange.models.leaving import leaving_kinds
from khum.exchange.rules import leaving
from khum.exchange.rules.interview import Part
from khum.exchange.rules.leaving import LeavingKind
from khum.people.models import Person, Position
from khum.people.queries import chart, persons
from khum.people.standing import Standing
from khum.ui.forms import ThaiDateField

_FIRST_YEAR, _LAST_YEAR = 2560, 2620


def area(rows: int) -> forms.Textarea:
    """A box for several lines."""
    return forms.Textarea({"rows": rows})


class DepartureForm(forms.Form):
    """Who leaves and when. For a retirement the fiscal year is enough; a date of birth is not kept."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Who leaves"))
    kind = forms.ChoiceField(label=_("Why"), choices=leaving_kinds, widget=forms.RadioSelect, initial="retirement")
    retires_year = forms.IntegerField(
        label=_("Retires at the end of the fiscal year (B.E.)"),
        required=False,
        min_value=_FIRST_YEAR,
        max_value=_LAST_YEAR,
        help_text=_("The last day of service is 30 September of that year."),
    )
    born_on = ThaiDateField(
        label=_("or the date of birth"),
        required=False,
        help_text=_("The day of retirement is reckoned from it by the Thai rule. The date of birth is not kept."),
    )
    leaves_on = ThaiDateField(
        label=_("Last day of service"), required=False, help_text=_("For a transfer or resignation.")
    )
    source = forms.CharField(
        label=_("Where it says so"), max_length=200, required=False, help_text=_("An order, the staff register.")
    )

    def __init__(self, *args: Any, standing: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = standing.today
        people = persons.working(standing)
        if not permissions.leads(standing):
            mine = people.filter(holdings__position__division__in=standing.headed_division_ids)
            people = (mine | people.filter(pk=standing.person_id)).distinct()
        self.fields["person"].queryset = people

    def clean(self) -> dict[str, Any]:
        """The last day of service in ``leaves_on``, from whichever of the three was filled."""
        values = super().clean() or {}
        day = self._last_day(values)
        if day is None:
            if not self.errors:
                name = "retires_year" if values.get("kind") == LeavingKind.RETIREMENT else "leaves_on"
                self.add_error(name, _("Say when the last day is."))
        elif day < self.today:
            self.add_error(None, _("That day has passed. Who has left is recorded on the page of people."))
        values["leaves_on"] = day
        values.pop("born_on", None)
        return values

    def _last_day(self, values: dict[str, Any]) -> date | None:
        given: date | None = values.get("leaves_on")
        if values.get("kind") != LeavingKind.RETIREMENT or given is not None:
            return given
        if values.get("retires_year"):
            return leaving.retires_in(values["retires_year"])
        born: date | None = values.get("born_on")
        return leaving.retires_on(born) if born else None


class SuccessorForm(forms.Form):
    """Who takes over."""

    successor = forms.ModelChoiceField(Person.objects.none(), label=_("Successor"))
    position = forms.ModelChoiceField(
        Position.objects.none(),
        label=_("Post that carries the work on"),
        required=False,
        empty_label=_("The same post (usual)"),
        help_text=_("Items of the library belong to posts. Choose another post only where the work moves to it."),
    )

    def __init__(self, *args: Any, standing: Standing, leaver: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["successor"].queryset = persons.working(standing).exclude(pk=leaver.pk)
        self.fields["position"].queryset = chart.open_positions(standing)


class PartForm(forms.Form):
    """One section of the interview: a box a question, none of them required."""

    def __init__(self, *args: Any, part: Part, **options: Any) -> None:
        super().__init__(*args, **options)
        for question in part.questions:
            self.fields[question.code] = forms.CharField(
                label=question.text_th, help_text=question.hint_th, required=False, max_length=5000, widget=area(4)
            )


class ShadowForm(forms.Form):
    """A day side by side."""

    on = ThaiDateField(label=_("Day"))
    work = forms.CharField(label=_("Work done side by side"), max_length=300, widget=area(2))
    stage = forms.ChoiceField(label=_("How far was the successor?"), choices=shadow_stages, widget=forms.RadioSelect)
    learned = forms.CharField(label=_("What became clear"), required=False, max_length=2000, widget=area(3))


class NoteForm(forms.Form):
    """A few words: a reason, a remark."""

    note = forms.CharField(label=_("Remark"), max_length=1000, widget=area(3))

    def __init__(self, *args: Any, label: str = "", required: bool = True, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["note"].required = required
        if label:
            self.fields["note"].label = label
