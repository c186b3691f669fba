"""Forms of one meeting: another day, a reason, an answer, business, a resolution, a point, times."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import gettext_lazy as _

from khum.domain.thai_date import day_of
from khum.meetings.models import Meeting
from khum.meetings.models.minutes import sections
from khum.meetings.rules.agenda import Section
from khum.people.models import Person, Position
from khum.people.queries import chart, persons
from khum.people.standing import Standing
from khum.ui.forms import ThaiDateField


def area(rows: int) -> forms.Textarea:
    """A box for several lines."""
    return forms.Textarea({"rows": rows})


class ClockField(forms.TimeField):
    """An hour as ``9.30`` or ``09:30``."""

    widget = forms.TimeInput(attrs={"placeholder": "09.30", "inputmode": "decimal", "class": "input--short"})

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=["%H:%M", "%H.%M"], **options)
        self.widget.format = "%H.%M"


class WhenForm(forms.Form):
    """Day, hours and place of a meeting."""

    day = ThaiDateField(label=_("Day"))
    start = ClockField(label=_("Begins at"))
    end = ClockField(label=_("Ends at"))
    place = forms.CharField(label=_("Place"), max_length=200)

    def clean(self) -> dict[str, Any]:
        """A meeting ends after it begins."""
        values = super().clean() or {}
        if values.get("start") and values.get("end") and values["end"] <= values["start"]:
            self.add_error("end", _("A meeting ends after it begins."))
        return values

    def moments(self) -> tuple[datetime, datetime]:
        """Begin and end."""
        day = self.cleaned_data["day"]
        return moment(day, self.cleaned_data["start"]), moment(day, self.cleaned_data["end"])


class DayForm(forms.Form):
    """Day and hour of one more meeting of a series."""

    day = ThaiDateField(label=_("Day"))
    start = ClockField(label=_("Begins at"))


class CallForm(forms.Form):
    """The number of the letter, where the office gives one."""

    reference = forms.CharField(label=_("Number of the letter (if any)"), required=False, max_length=60)


class ReasonForm(forms.Form):
    """A sentence that says why."""

    reason = forms.CharField(label=_("Reason"), widget=area(2), max_length=300)


class ReplyForm(forms.Form):
    """Whether one comes; the buttons say which."""

    reason = forms.CharField(label=_("If you cannot come: why"), required=False, max_length=300)


class AwayForm(forms.Form):
    """Why somebody is absent, or who came instead."""

    reason = forms.CharField(label=_("Reason of absence"), required=False, max_length=300)
    substitute = forms.CharField(
        label=_("Who came instead"), required=False, max_length=200, help_text=_("Leave empty if nobody did.")
    )


class PersonForm(forms.Form):
    """One more person for the list."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Who is missing"))

    def __init__(self, *args: Any, standing: Standing, meeting: Meeting, **options: Any) -> None:
        super().__init__(*args, **options)
        listed = meeting.attendances.values("person")
        self.fields["person"].queryset = persons.working(standing).exclude(pk__in=listed)


class LineForm(forms.Form):
    """Business for the agenda."""

    section = forms.TypedChoiceField(
        label=_("Agenda section"), choices=sections, coerce=lambda value: Section(int(value)), initial=4
    )
    title = forms.CharField(label=_("Line of business"), max_length=300)
    is_km = forms.BooleanField(label=_("This is an exchange of knowledge"), required=False)


class ResolutionForm(forms.Form):
    """What was resolved, by whom it is done, until when."""

    text = forms.CharField(label=_("What was resolved"), widget=area(3))
    owner = forms.ModelChoiceField(
        Position.objects.none(),
        label=_("Carried out by"),
        required=False,
        help_text=_("Leave empty if the meeting only takes note."),
    )
    due_on = ThaiDateField(label=_("To be done by"), required=False)

    def __init__(self, *args: Any, standing: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].queryset = chart.open_positions(standing)

    def clean(self) -> dict[str, Any]:
        """A day is asked of somebody."""
        values = super().clean() or {}
        if values.get("due_on") and not values.get("owner"):
            self.add_error("owner", _("Choose who carries it out, or leave the day empty."))
        return values


class SettleForm(forms.Form):
    """What came of a resolution."""

    result = forms.CharField(label=_("Result of the work"), widget=area(3))


class PointForm(forms.Form):
    """What is worth keeping, and who told it."""

    text = forms.CharField(label=_("What we learnt"), widget=area(4))
    teller = forms.ModelChoiceField(Person.objects.none(), label=_("Who told it"), required=False)

    def __init__(self, *args: Any, standing: Standing, meeting: Meeting, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["teller"].queryset = Person.objects.visible_to(standing).filter(
            pk__in=meeting.attendances.values("person")
        )


class CertifyForm(forms.Form):
    """What the meeting had mended."""

    corrections = forms.CharField(
        label=_("Corrections (if any)"),
        required=False,
        widget=area(3),
        help_text=_("Leave empty to certify the minutes as they are."),
    )


class PaperForm(CertifyForm):
    """The print that the chair signed."""

    name = forms.CharField(label=_("Who signed"), max_length=200)
    signed_on = ThaiDateField(label=_("Signed on"))
    scan = forms.FileField(label=_("Scan or photo of the signed print"))
    field_order = ("name", "signed_on", "scan", "corrections")


class TimesForm(forms.Form):
    """When it really began and ended, and who else took part."""

    began = ClockField(label=_("Began at"))
    ended = ClockField(label=_("Ended at"), required=False)
    guests = forms.CharField(
        label=_("Others who took part"), required=False, widget=area(2), help_text=_("One a line, with their title.")
    )

    def clean(self) -> dict[str, Any]:
        """A meeting ends after it begins."""
        values = super().clean() or {}
        if values.get("began") and values.get("ended") and values["ended"] <= values["began"]:
            self.add_error("ended", _("A meeting ends after it begins."))
        return values

    def moments(self, meeting: Meeting) -> tuple[datetime, datetime | None]:
        """Begin and end on the day of the meeting."""
        day, ended = day_of(meeting.starts_at), self.cleaned_data["ended"]
        return moment(day, self.cleaned_data["began"]), moment(day, ended) if ended else None


def when_of(meeting: Meeting) -> dict[str, Any]:
    """What the form of day and hours begins with."""
    start, end = localtime(meeting.starts_at), localtime(meeting.ends_at)
    return {"day": start.date(), "start": start.time(), "end": end.time(), "place": meeting.place}


def times_of(meeting: Meeting) -> dict[str, Any]:
    """What the form of real times begins with."""
    began = localtime(meeting.began_at or meeting.starts_at)
    ended = localtime(meeting.ended_at) if meeting.ended_at else None
    return {"began": began.time(), "ended": ended.time() if ended else None, "guests": meeting.guests}


def moment(day: date, clock: time) -> datetime:
    """A moment in Thailand."""
    return datetime.combine(day, clock, tzinfo=get_default_timezone())
