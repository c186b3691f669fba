"""Form fields that every app shares."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from khum.domain.thai_date import BE_OFFSET, MONTHS_TH_SHORT, be_year, parse_date

# Years that an office can mean; outside of them a digit is missing or too many.
_FIRST_YEAR = 2400 - BE_OFFSET
_LAST_YEAR = 2700 - BE_OFFSET

# Django's own Thai for these is stiff; the catalogue beside this module says them plainly.
PLAIN_WORDS = (gettext_noop("This field is required."),)


class ThaiDateWidget(forms.TextInput):
    """Shows a day as ``1 ต.ค. 2569``; what was typed stays as typed until it is right."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", "data-date": "", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """A day in the words of officials."""
        if isinstance(value, datetime):
            value = value.date()
        if isinstance(value, date):
            return f"{value.day} {MONTHS_TH_SHORT[value.month - 1]} {be_year(value)}"
        return super().format_value(value)


class ThaiDateField(forms.DateField):
    """A day typed in พ.ศ.: ``1 ต.ค. 2569``, ``1/10/2569``, ``๑ ต.ค. ๖๙``; also ISO and years of the common era."""

    widget = ThaiDateWidget
    default_error_messages = {
        "invalid": _("This is not a date. Type it like 1 ต.ค. 2569 or 1/10/2569."),
        "year": _("The year should be a Buddhist-era year, such as 2569. Type the date like 1 ต.ค. 2569."),
    }

    def to_python(self, value: Any) -> date | None:
        """The day, or a message that shows how to type one."""
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        day = parse_date(" ".join(str(value).split()))
        if day is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            raise ValidationError(self.error_messages["year"], code="year")
        return day
