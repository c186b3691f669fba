"""The form of the search page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import SEARCH_SOURCES
from khum.people.models import Division
from khum.people.standing import Standing
from khum.search.queries.searching import Filters
from khum.search.rules import groups

_YEARS = 8


class SearchForm(forms.Form):
    """What narrows the results; a filter that is not understood narrows nothing."""

    kind = forms.ChoiceField(label=_("Kind"), required=False)
    division = forms.ModelChoiceField(Division.objects.none(), label=_("Division"), required=False)
    year = forms.ChoiceField(label=_("Fiscal year"), required=False)
    status = forms.ChoiceField(label=_("Status"), required=False)

    def __init__(self, *args: Any, standing: Standing, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = ("", _("All"))
        kinds = [(source.code, source.label) for source in SEARCH_SOURCES]
        this_year = FiscalYear.containing(standing.today).be
        source = SEARCH_SOURCES.get(self.data.get("kind", ""))
        self.fields["kind"].choices = [every, *kinds]
        self.fields["division"].queryset = Division.objects.visible_to(standing)
        self.fields["division"].empty_label = _("All")
        self.fields["year"].choices = [every, *((str(y), str(y)) for y in range(this_year + 1, this_year - _YEARS, -1))]
        self.fields["status"].choices = [every, *(source.statuses.items() if source else ())]

    @property
    def filters(self) -> Filters:
        """What was chosen."""
        self.is_valid()
        chosen = self.cleaned_data
        division = chosen.get("division")
        return Filters(
            kind=chosen.get("kind", ""),
            division_id=division.pk if division else None,
            year_be=int(chosen["year"]) if chosen.get("year") else None,
            status=chosen.get("status", ""),
        )


class SameWordsForm(forms.Form):
    """Words that mean the same, a line a group."""

    words = forms.CharField(
        label=_("Words that mean the same"),
        help_text=_("A line a group, with = between the words: school road = village road 7"),
        required=False,
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 14}),
    )

    def clean_words(self) -> list[list[str]]:
        """The groups."""
        try:
            return groups.read(self.cleaned_data["words"])
        except ValueError as wrong:
            number = wrong.args[0]
            if not number:
                raise forms.ValidationError(_("That is more than 300 groups.")) from wrong
            raise forms.ValidationError(
                _("Line %(number)s: two to eight words with = between them, none longer than 100 letters."),
                params={"number": number},
            ) from wrong
