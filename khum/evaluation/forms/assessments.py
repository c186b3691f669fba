"""Forms of catalogues, answers, evidence and links."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.domain.registries import METRICS
from khum.evaluation.actions.assessments import Particulars
from khum.evaluation.actions.assessors import MOST_DAYS
from khum.evaluation.forms.rounds import area
from khum.evaluation.models import Catalogue
from khum.ui.forms import ThaiDateField


class CatalogueForm(forms.Form):
    """A list from a sheet."""

    file = forms.FileField(
        label=_("Sheet (.xlsx or .csv)"),
        help_text=_("One row an item. Headings: number, group, what is asked, documents that prove it."),
    )
    name = forms.CharField(label=_("Name of the list"), max_length=200)
    code = forms.SlugField(label=_("Short code, the same every year"), max_length=40)
    edition = forms.CharField(label=_("Edition or year"), max_length=60)
    as_of = ThaiDateField(label=_("Valid from"))
    source = forms.CharField(label=_("Where it comes from"), required=False, max_length=300)
    scale_min = forms.IntegerField(label=_("Lowest level"), initial=0, min_value=0, max_value=9)
    scale_max = forms.IntegerField(label=_("Highest level"), initial=5, min_value=1, max_value=100)

    def clean(self) -> dict[str, Any]:
        """A scale ends above its beginning."""
        values = super().clean() or {}
        if values.get("scale_min", 0) >= values.get("scale_max", 1):
            self.add_error("scale_max", _("The scale ends above its beginning."))
        return values

    def particulars(self) -> Particulars:
        """What was typed about the list."""
        return Particulars(**{name: value for name, value in self.cleaned_data.items() if name != "file"})


class AnswerForm(forms.Form):
    """The level of an item, with a note."""

    level = forms.TypedChoiceField(label=_("Level"), coerce=int, empty_value=None, required=False)
    note = forms.CharField(label=_("Note"), required=False, max_length=4000, widget=area(3))

    def __init__(self, *args: Any, catalogue: Catalogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scale = range(catalogue.scale_min, catalogue.scale_max + 1)
        self.fields["level"].choices = [("", "–"), *((level, str(level)) for level in scale)]


class EvidenceForm(forms.Form):
    """A figure of this system, a page, or a file."""

    label = forms.CharField(label=_("Name of the evidence"), required=False, max_length=300)
    metric = forms.ChoiceField(label=_("A figure of this system"), required=False)
    url = forms.CharField(label=_("or the address of a page"), required=False, max_length=500)
    file = forms.FileField(label=_("or a file"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["metric"].choices = [("", "–"), *((m.code, f"{m.code} {m.name_th}") for m in METRICS)]

    def clean(self) -> dict[str, Any]:
        """Evidence opens somewhere and has a name; a figure and a file bring their own."""
        values = super().clean() or {}
        metric, url, file = (values.get(name) for name in ("metric", "url", "file"))
        if not (metric or url or file) and "file" not in self.errors:
            self.add_error("url", _("Evidence has a name and opens somewhere: a page or a file."))
        if url and not url.startswith(("/", "https://", "http://")):
            self.add_error("url", _("An address begins with https:// or with /."))
        if url and not values.get("label"):
            self.add_error("label", _("Give the page a name."))
        return values


class LinkForm(forms.Form):
    """For whom, and for how long."""

    assessor = forms.CharField(label=_("Name of the assessor"), max_length=200)
    days = forms.IntegerField(label=_("Days until it ends"), initial=14, min_value=1, max_value=MOST_DAYS)
