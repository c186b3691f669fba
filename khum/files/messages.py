"""What to say to a person whose file was refused, or was read with something missing."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from khum.files.refusals import FileRefused, Refusal

_SENTENCES: dict[Refusal, Promise] = {
    Refusal.EMPTY: _("This file is empty. Choose the file again; if it is empty there too, ask its sender."),
    Refusal.TOO_LARGE: _("This file is larger than 50 MB. Make its pictures smaller or split it, then try again."),
    Refusal.UNKNOWN_TYPE: _("Khum cannot use this type of file. Save it as .docx, .pdf, .xlsx, .csv or .txt."),
    Refusal.NOT_READABLE: _("Khum cannot read text from a picture. Use a .docx, .pdf, .xlsx, .csv or .txt file."),
    Refusal.WRONG_TYPE: _(
        "The content of this file is not what its name says. Open it in the program that made it, "
        "save it again as .docx, .xlsx or .pdf, then try again."
    ),
    Refusal.OLD_OFFICE: _("This file is from an old version of Word or Excel. Open it and save it as .docx or .xlsx."),
    Refusal.ENCRYPTED: _("This file is locked with a password. Remove the password and save it, then try again."),
    Refusal.MACROS: _(
        "This file holds macros (program code). Save it as .docx or .xlsx without macros, then try again."
    ),
    Refusal.CORRUPTED: _(
        "This file is damaged or incomplete. Open it in its own program to check it, save it again, "
        "or ask its sender for a new copy."
    ),
    Refusal.ZIP_BOMB: _(
        "This file unpacks to far more than a document holds. Copy the content to a new file and save it."
    ),
    Refusal.UNSAFE_NAMES: _("This file is put together in an unsafe way. Copy the content to a new file and save it."),
    Refusal.UNSAFE_XML: _(
        "This file holds instructions that documents do not need. Copy the content to a new file and save it."
    ),
    Refusal.EXTERNAL_CONTENT: _(
        "This file loads pictures or templates from elsewhere. Put the pictures into the file itself "
        "and save it, then try again."
    ),
    Refusal.UNKNOWN_ENCODING: _("The letters of this file cannot be read. Save it as text in UTF-8, then try again."),
    Refusal.TOO_MUCH_TEXT: _("This file holds more text than Khum reads at once. Split it into smaller files."),
    Refusal.TOO_HEAVY: _(
        "Reading this file took too much time or memory, so it was stopped; nothing was changed. "
        "Split it or save it in another format, then try again."
    ),
    Refusal.TOO_MANY_FILES: _("This archive holds more than 500 files. Split it, then try again."),
    Refusal.NESTED_ARCHIVE: _("An archive inside an archive is not opened. Unpack it, then bring its files."),
    Refusal.NO_OFFICE: _(
        "Old Word files (.doc) cannot be read on this computer. Save it as .docx, or ask the administrator "
        "to install LibreOffice."
    ),
}

_WARNINGS: dict[str, Promise] = {
    "unread_picture": _("The words of this picture cannot be read on this computer; the picture is kept"),
    "wordless_picture": _("No words were found in this picture; the picture is kept"),
    "read_by_machine": _("Read from a picture by machine: compare numbers and dates with the page"),
    "words_left_out": _("The draft repeats only the beginning; all words stand under “Words of the file”"),
    "scanned_page": _("This page is a picture without text, so it was not read"),
    "damaged_page": _("This page is damaged and was not read"),
    "pages_left_out": _("Only the first pages were read"),
    "rows_left_out": _("Only the first rows and columns of this sheet were read"),
    "tables_left_out": _("Tables on the last pages were read as plain lines, because searching took too long"),
    "hidden_sheet": _("This sheet is hidden in the file"),
    "damaged_letters": _("Some letters of this file are damaged and show as �"),
    "doubtful_letters": _("Many words of this file are in no dictionary: compare them with the pages"),
    "incomplete_file": _("The end of this file is missing, so pages may be missing too"),
}
WARNING_CODES = frozenset(_WARNINGS)


def sentence(refused: FileRefused) -> str:
    """What is wrong with the file and what to do, in the reader's language."""
    return str(_SENTENCES[refused.code])


def warning(code: str) -> str:
    """A warning of an extracted document; ``scanned_page:3`` says which page (or sheet) after the colon."""
    name, _colon, place = code.partition(":")
    text = _WARNINGS[name]
    return str(format_lazy("{}: {}", text, place)) if place else str(text)
