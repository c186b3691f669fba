"""Fields of the plan's forms that read what officials type."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.domain.thai_date import arabic_digits


class NumberField(forms.DecimalField):
    """A number in Arabic or Thai digits, with or without commas: ``1,200`` and ``๑,๒๐๐``."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    default_error_messages = {"invalid": _("Type a number, such as 60 or 1,200.50.")}

    def to_python(self, value: Any) -> Decimal | None:
        """The number without its commas, or a message."""
        if isinstance(value, str):
            value = arabic_digits(value).replace(",", "").replace(" ", "")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """Shown without superfluous zeros."""
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def area(rows: int = 2) -> forms.Textarea:
    """A text box that grows with its text."""
    return forms.Textarea(attrs={"rows": rows, "class": "grows"})
