"""The form of a series: who meets how often, where, who chairs and writes, what is always on the agenda."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.domain.thai_date import WEEKDAYS_TH
from khum.meetings.forms.meetings import ClockField, area
from khum.meetings.models import Series
from khum.meetings.models.series import series_kinds
from khum.meetings.rules.agenda import KM_TITLE, Section
from khum.meetings.rules.rhythm import LAST
from khum.meetings.rules.states import SeriesKind
from khum.people.models import Committee, Division, Position
from khum.people.queries import chart
from khum.people.standing import Standing

_EVERY = (
    (1, _("Every month")),
    (2, _("Every two months")),
    (3, _("Every three months")),
    (6, _("Every six months")),
    (12, _("Once a year")),
    (0, _("When needed")),
)
_WEEKS = (
    ("", _("On a day of the month")),
    (1, _("First week")),
    (2, _("Second week")),
    (3, _("Third week")),
    (4, _("Fourth week")),
    (LAST, _("Last week")),
)


class SeriesForm(forms.Form):
    """A series of meetings. The fixed agenda is typed a line each, ``4 หัวข้อ``; the exchange is added by itself."""

    name = forms.CharField(label=_("Name of the meeting"), max_length=200)
    kind = forms.ChoiceField(label=_("Who meets"), choices=series_kinds, widget=forms.RadioSelect, initial="staff")
    division = forms.ModelChoiceField(Division.objects.none(), label=_("Division"), required=False)
    committee = forms.ModelChoiceField(Committee.objects.none(), label=_("Committee"), required=False)
    every_months = forms.TypedChoiceField(label=_("How often"), choices=_EVERY, coerce=int, initial=1)
    week = forms.TypedChoiceField(
        label=_("In which week"), choices=_WEEKS, coerce=int, required=False, empty_value=None
    )
    weekday = forms.TypedChoiceField(
        label=_("On the weekday"),
        choices=[(number, f"วัน{day}") for number, day in enumerate(WEEKDAYS_TH[:5])],
        coerce=int,
    )
    day = forms.IntegerField(
        label=_("Day of the month"),
        required=False,
        min_value=1,
        max_value=31,
        help_text=_("A day at the weekend moves to the next working day."),
    )
    starts_at = ClockField(label=_("Begins at"))
    minutes = forms.IntegerField(label=_("Length (minutes)"), min_value=15, max_value=600, initial=180)
    place = forms.CharField(label=_("Place"), max_length=200)
    chair = forms.ModelChoiceField(Position.objects.none(), label=_("Chair"))
    secretary = forms.ModelChoiceField(Position.objects.none(), label=_("Secretary of the meeting"))
    agenda = forms.CharField(
        label=_("Always on the agenda"),
        required=False,
        widget=area(4),
        help_text=_("One a line, with its section in front: 1 ข้อราชการจากประธาน. The exchange of knowledge is added."),
    )
    is_climate = forms.BooleanField(label=_("This meeting also builds a climate of learning"), required=False)

    def __init__(self, *args: Any, standing: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        positions = chart.open_positions(standing)
        self.fields["division"].queryset = chart.open_divisions(standing)
        self.fields["committee"].queryset = Committee.objects.visible_to(standing).filter(
            pk__in={pk for _kind, _role, pk in standing.seats}
        )
        self.fields["chair"].queryset = self.fields["secretary"].queryset = positions

    def clean_agenda(self) -> list[dict[str, Any]]:
        """Lines with their section; a line without one stands under the fourth."""
        found = []
        for line in self.cleaned_data["agenda"].splitlines():
            if not (words := line.strip()):
                continue
            first = words[0].translate(str.maketrans("๑๒๓๔๕", "12345"))
            section = int(first) if first in {str(section.value) for section in Section} else Section.CONSIDER.value
            title = words[1:].strip(" .)") if first.isdigit() else words
            if title and title != KM_TITLE:
                found.append({"section": section, "title": title[:300]})
        return [*found, {"section": Section.CONSIDER.value, "title": KM_TITLE, "is_km": True}]

    def clean(self) -> dict[str, Any]:
        """A division meets as a division, a committee as a committee; a rhythm needs its day."""
        values = super().clean() or {}
        kind = values.get("kind")
        for name, wanted in (("division", SeriesKind.DIVISION), ("committee", SeriesKind.COMMITTEE)):
            if kind == wanted and not values.get(name):
                self.add_error(name, _("Choose which."))
            elif kind != wanted:
                values[name] = None
        if values.get("week") is None and values.get("every_months") and not values.get("day"):
            self.add_error("day", _("Give the day of the month, or choose a week."))
        return values


def values_of(series: Series) -> dict[str, Any]:
    """What the form begins with."""
    lines = [f"{entry.section.value} {entry.title}" for entry in series.fixed_agenda if not entry.is_km]
    names = ("name", "kind", "division", "committee", "every_months", "week", "weekday", "day", "starts_at")
    values = {name: getattr(series, name) for name in (*names, "minutes", "place", "chair", "secretary", "is_climate")}
    return values | {"agenda": "\n".join(lines)}
