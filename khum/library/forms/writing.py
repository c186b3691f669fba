"""The form in which an item is written: one form, so that no button loses what another field holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_prose_editor.widgets import ProseEditorWidget

from khum.domain.levels import Visibility
from khum.library.models import Category, Draft, Item, Tag
from khum.library.models.item import risks, visibilities
from khum.library.queries.kinds import part_hint, part_label
from khum.library.rules.completeness import too_long
from khum.library.rules.kinds import Kind
from khum.people.models import Division, Person, Position
from khum.people.standing import Standing

PART = "part_"
EDITOR = {
    "extensions": {
        "Bold": True,
        "Italic": True,
        "Underline": True,
        "Heading": {"levels": [2, 3]},
        "BulletList": True,
        "OrderedList": True,
        "ListItem": True,
        "Blockquote": True,
        "HardBreak": True,
        "HorizontalRule": True,
        "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
        "Table": True,
        "TableRow": True,
        "TableHeader": True,
        "TableCell": True,
        "Figure": True,
        "Caption": True,
        "Image": True,
        "History": True,
    }
}


def area(rows: int = 2) -> forms.Textarea:
    """A text box that grows with its text."""
    return forms.Textarea(attrs={"rows": rows, "class": "grows"})


class BeginForm(forms.Form):
    """Kind and title of a new item."""

    kind = forms.ChoiceField(label=_("Kind"), widget=forms.RadioSelect)
    title = forms.CharField(label=_("Title of the item"), max_length=250)

    def __init__(self, *args: Any, kinds: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = list(kinds)


class FilesField(forms.FileField):
    """Any number of files in one field."""

    widget = type("FilesInput", (forms.ClearableFileInput,), {"allow_multiple_selected": True})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each file by itself."""
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in files if one]


class ItemForm(forms.Form):
    """Text and particulars of an item; the fields of the parts follow from its kind."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title of the item"), max_length=250)
    summary = forms.CharField(
        label=_("In short"),
        required=False,
        widget=area(2),
        help_text=_("One or two sentences that say what the reader can do with it."),
    )
    body = forms.CharField(
        label=_("Content"), required=False, widget=ProseEditorWidget(config=EDITOR, preset="configurable")
    )
    files = FilesField(
        label=_("Files and pictures"), required=False, help_text=_("Choose one or several; they are kept on saving.")
    )
    address = forms.URLField(label=_("Web address"), required=False, max_length=500, assume_scheme="https")
    origin = forms.CharField(
        label=_("Source"), required=False, max_length=300, help_text=_("Whose practice or text it is, if not ours.")
    )
    category = forms.ModelChoiceField(Category.objects.none(), label=_("Category"), required=False)
    division = forms.ModelChoiceField(Division.objects.none(), label=_("Division"), required=False)
    owner = forms.ModelChoiceField(
        Position.objects.none(),
        label=_("Owner (position)"),
        required=False,
        help_text=_("Whoever holds this position keeps the item correct."),
    )
    tags = forms.ModelMultipleChoiceField(
        Tag.objects.none(), label=_("Tags"), required=False, widget=forms.CheckboxSelectMultiple
    )
    risk = forms.ChoiceField(label=_("If it is wrong, the harm is"), choices=risks)
    visibility = forms.ChoiceField(label=_("Who may read"), choices=visibilities)
    accepts_personal_data = forms.BooleanField(label=_("I checked it: this may be read by everybody"), required=False)
    named = forms.ModelMultipleChoiceField(
        Person.objects.none(),
        label=_("People who may read"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only for “named people”."),
    )

    def __init__(self, *args: Any, kind: Kind, standing: Standing, categories: list[Category], **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind = kind
        for part in kind.parts:
            self.fields[PART + part.code] = forms.CharField(
                label=part_label(part),
                required=False,
                widget=area(part.rows),
                max_length=20_000,
                help_text=part_hint(part),
            )
        self.fields["category"].queryset = Category.objects.visible_to(standing).filter(closed_on=None)
        self.fields["category"].choices = [("", "–"), *((row.pk, _in_tree(row)) for row in categories)]
        self.fields["division"].queryset = Division.objects.visible_to(standing).filter(closed_on=None)
        positions = Position.objects.visible_to(standing).filter(closed_on=None)
        self.fields["owner"].queryset = positions.select_related("division").order_by("division__order", "order")
        self.fields["tags"].queryset = Tag.objects.visible_to(standing)
        self.fields["named"].queryset = Person.objects.visible_to(standing).filter(is_active=True)

    @property
    def needed(self) -> list[str]:
        """Names of the parts without which it cannot be sent."""
        return [PART + part.code for part in self.kind.parts if part.required]

    @property
    def parts(self) -> list[forms.BoundField]:
        """The fields of the parts."""
        return [self[PART + part.code] for part in self.kind.parts]

    def clean(self) -> dict[str, Any]:
        """Named items need names; a summary in five lines has five."""
        values = super().clean() or {}
        if values.get("visibility") == Visibility.NAMED and not values.get("named"):
            self.add_error("named", _("Choose the people who may read this."))
        for label in too_long(self.kind, self.part_values()):
            self.add_error(None, _("“%(part)s” has too many lines.") % {"part": label})
        return values

    def part_values(self) -> dict[str, str]:
        """The parts by their codes."""
        return {part.code: self.cleaned_data.get(PART + part.code, "") for part in self.kind.parts}

    def text_values(self) -> dict[str, Any]:
        """What the draft keeps."""
        return {name: self.cleaned_data[name] for name in ("title", "summary", "body")} | {"parts": self.part_values()}

    def particulars(self) -> dict[str, Any]:
        """What belongs to the item itself and was changed here."""
        names = ("address", "origin", "category", "division", "owner", "risk", "visibility", "tags")
        values = {name: self.cleaned_data[name] for name in names if name in self.changed_data}
        if "named" in self.changed_data:
            values["named_ids"] = "".join(f",{person.pk}" for person in self.cleaned_data["named"]) + ","
        return values


def initial_of(item: Item, draft: Draft) -> dict[str, Any]:
    """What the form shows of an item and its draft."""
    parts = {PART + code: text for code, text in draft.parts.items()}
    facts = {name: getattr(item, name) for name in ("address", "origin", "risk", "visibility")}
    links = {name: getattr(item, f"{name}_id") for name in ("category", "division", "owner")}
    return {
        "version": draft.version,
        "title": draft.title,
        "summary": draft.summary,
        "body": draft.body,
        "tags": list(item.tags.values_list("pk", flat=True)),
        "named": [int(pk) for pk in item.named_ids.strip(",").split(",") if pk],
        **parts,
        **facts,
        **links,
    }


def _in_tree(category: Category) -> str:
    return f"{category.parent.name} › {category.name}" if category.parent else category.name
