"""Forms of making a plan."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.domain.fiscal_year import FiscalYear
from khum.domain.thai_date import arabic_digits


class YearField(forms.IntegerField):
    """A fiscal year in พ.ศ., in Arabic or Thai digits."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Fiscal year (B.E.)"),
            min_value=2540,
            max_value=2643,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 6}),
            error_messages={
                "invalid": _("Type the fiscal year in B.E., such as 2570."),
                "min_value": _("Type the fiscal year in B.E., such as 2570."),
                "max_value": _("Type the fiscal year in B.E., such as 2570."),
            },
        )

    def to_python(self, value: object) -> int | None:
        """The year."""
        return super().to_python(arabic_digits(value) if isinstance(value, str) else value)


class YearForm(forms.Form):
    """Which fiscal year."""

    year_be = YearField()

    @property
    def year(self) -> FiscalYear:
        """The year of a valid form."""
        return FiscalYear(self.cleaned_data["year_be"])


class CopyForm(YearForm):
    """Which fiscal year the copy is for."""
