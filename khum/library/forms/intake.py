"""Forms that bring knowledge in: files, a photo, pasted text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khum.files.kinds import EXTENSIONS
from khum.library.forms.writing import FilesField

MOST_FILES = 100
LONGEST_TEXT = 200_000
ACCEPTED = ",".join(f".{extension}" for extension in EXTENSIONS)


class KindField(forms.ChoiceField):
    """The kind of item; nothing chosen lets the words of the file suggest it."""

    def __init__(self) -> None:
        super().__init__(label=_("Kind of item"), required=False)


class FilesForm(forms.Form):
    """Any number of files, and a photo."""

    files = FilesField(
        label=_("Files"),
        required=False,
        help_text=_("Word, PDF, Excel, PowerPoint, text, web page, picture, or a .zip of them. Drop them here."),
    )
    photo = forms.FileField(
        label=_("Or take a photo of a page"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png", "capture": "environment"}),
    )
    kind = KindField()

    def __init__(self, *args: Any, kinds: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [("", _("Suggested from its words")), *kinds]
        self.fields["files"].widget.attrs["accept"] = ACCEPTED
        for name in ("files", "photo"):
            self.fields[name].allow_empty_file = True  # An empty file gets its own line in the list.
            self.fields[name].max_length = None

    def clean(self) -> dict[str, Any]:
        """One file at least."""
        values = super().clean() or {}
        if not self.errors and not self.brought(values):
            self.add_error("files", _("Choose a file, or take a photo."))
        return values

    def brought(self, values: dict[str, Any] | None = None) -> list[Any]:
        """The files in the order of the form."""
        values = self.cleaned_data if values is None else values
        photo = [values["photo"]] if values.get("photo") else []
        return [*(values.get("files") or []), *photo]


class PasteForm(forms.Form):
    """Text from elsewhere, kept as a text file."""

    title = forms.CharField(label=_("Title of the item"), max_length=200)
    text = forms.CharField(
        label=_("Text"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 8, "class": "grows"})
    )
    kind = KindField()

    def __init__(self, *args: Any, kinds: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [("", _("Suggested from its words")), *kinds]
