"""Why a file is refused: codes only, so that the reading process needs no Django (see ``messages``)."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """One reason for refusing a file; every code has a sentence in ``khum.files.messages``."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNKNOWN_TYPE = "unknown_type"
    NOT_READABLE = "not_readable"
    WRONG_TYPE = "wrong_type"
    OLD_OFFICE = "old_office"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    CORRUPTED = "corrupted"
    ZIP_BOMB = "zip_bomb"
    UNSAFE_NAMES = "unsafe_names"
    UNSAFE_XML = "unsafe_xml"
    EXTERNAL_CONTENT = "external_content"
    UNKNOWN_ENCODING = "unknown_encoding"
    TOO_MUCH_TEXT = "too_much_text"
    TOO_HEAVY = "too_heavy"
    TOO_MANY_FILES = "too_many_files"
    NESTED_ARCHIVE = "nested_archive"
    NO_OFFICE = "no_office"


class FileRefused(Exception):  # noqa: N818 - the file is refused; nothing in Khum went wrong
    """A file that Khum does not take. ``code`` says why; ``detail`` is for the log, never for the screen."""

    def __init__(self, code: Refusal, detail: str = "") -> None:
        super().__init__(code.value, detail)
        self.code = code
        self.detail = detail
