"""Forms of the settings of the library and of its list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.library.forms.writing import area
from khum.library.models import Category
from khum.library.queries.listing import Filters
from khum.people.models import Division
from khum.people.standing import Standing

ORDERS = (
    ("updated", _("Newest first")),
    ("title", _("By title")),
    ("used", _("Most used")),
    ("read", _("Most read")),
    ("due", _("Due for verification")),
)
STATES = (
    ("in_service", _("In service")),
    ("mine", _("Mine")),
    ("submitted", _("In review")),
    ("draft", _("Drafts")),
    ("needs_change", _("Needs change")),
    ("retired", _("Retired")),
    ("all", _("All")),
)


class FilterForm(forms.Form):
    """What the list shows. A value that makes no sense asks for nothing."""

    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    category = forms.TypedChoiceField(label=_("Category"), required=False, coerce=int, empty_value=None)
    division = forms.ModelChoiceField(Division.objects.none(), label=_("Division"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)
    order = forms.ChoiceField(label=_("Sort by"), required=False, choices=ORDERS)

    def __init__(
        self, *args: Any, standing: Standing, kinds: list[tuple[str, str]], categories: list[Category], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [("", _("All kinds")), *kinds]
        self.fields["category"].choices = [
            ("", _("All categories")),
            *((row.pk, f"— {row.name}" if row.parent_id else row.name) for row in categories),
        ]
        self.fields["division"].queryset = Division.objects.visible_to(standing).filter(closed_on=None)
        self.fields["division"].empty_label = _("All divisions")

    def filters(self) -> Filters:
        """The filters as a value."""
        self.is_valid()
        values = self.cleaned_data
        division = values.get("division")
        return Filters(
            words=values.get("q", ""),
            kind=values.get("kind", ""),
            category_id=values.get("category"),
            division_id=division.pk if division else None,
            state=values.get("state") or "in_service",
            order=values.get("order") or "updated",
        )


class CategoryForm(forms.Form):
    """A new category."""

    name = forms.CharField(label=_("Name of the category"), max_length=150)
    parent = forms.ModelChoiceField(Category.objects.none(), label=_("Under"), required=False)

    def __init__(self, *args: Any, standing: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        tops = Category.objects.visible_to(standing).filter(parent=None, closed_on=None)
        self.fields["parent"].queryset = tops
        self.fields["parent"].empty_label = _("– upper level –")


class ChangeCategoryForm(forms.Form):
    """Another name, open or closed."""

    name = forms.CharField(label=_("Name of the category"), max_length=150)
    is_open = forms.BooleanField(label=_("Open for new items"), required=False)


class TagForm(forms.Form):
    """A tag and other words for it."""

    name = forms.CharField(label=_("Tag"), max_length=80)
    synonyms = forms.CharField(label=_("Other words for it (one a line)"), required=False, widget=area(2))


class TermForm(forms.Form):
    """A word of the glossary."""

    word = forms.CharField(label=_("Word to use"), max_length=120)
    instead_of = forms.CharField(label=_("Instead of (one a line)"), required=False, widget=area(2))
    meaning = forms.CharField(label=_("Meaning"), required=False, widget=area(2))


class KindForm(forms.Form):
    """A kind of one's own."""

    name = forms.CharField(label=_("Name of the kind"), max_length=80)
    parts = forms.CharField(
        label=_("Parts (one a line; begin with * what is required)"), widget=area(4), max_length=2000
    )
    months = forms.IntegerField(label=_("Verify every … months"), min_value=1, max_value=60, initial=12)

    def part_data(self) -> list[dict[str, Any]]:
        """The parts as data."""
        lines = [line.strip() for line in self.cleaned_data["parts"].splitlines() if line.strip(" *")]
        return [
            {"code": f"p{place}", "label": line.lstrip("* "), "required": line.startswith("*")}
            for place, line in enumerate(lines, start=1)
        ]
