"""The kinds of file that Khum takes: their extensions and the media type each is served with."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath


class FileKind(StrEnum):
    """A kind of file, named by its usual extension."""

    TXT = "txt"
    MD = "md"
    HTML = "html"
    CSV = "csv"
    DOC = "doc"
    DOCX = "docx"
    ODT = "odt"
    PPTX = "pptx"
    XLSX = "xlsx"
    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    ZIP = "zip"

    @property
    def content_type(self) -> str:
        """The media type that a download is labelled with, never the one that the sender claimed."""
        return _CONTENT_TYPES[self]


_CONTENT_TYPES = {
    FileKind.TXT: "text/plain",
    FileKind.MD: "text/markdown",
    FileKind.HTML: "text/html",
    FileKind.CSV: "text/csv",
    FileKind.DOC: "application/msword",
    FileKind.ODT: "application/vnd.oasis.opendocument.text",
    FileKind.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.PDF: "application/pdf",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.ZIP: "application/zip",
}

# Kinds whose text and tables are read wherever a form takes a file to be read.
READABLE = frozenset({FileKind.TXT, FileKind.CSV, FileKind.DOCX, FileKind.XLSX, FileKind.PDF})
# Kinds kept beside a record as evidence; an archive is only ever taken apart.
STORABLE = frozenset(FileKind) - {FileKind.ZIP}
# Kinds that become items of the library.
TAKEN_IN = frozenset(FileKind)
PICTURES = frozenset({FileKind.PNG, FileKind.JPEG})

_EXTENSIONS = {kind.value: kind for kind in FileKind} | {
    "jpg": FileKind.JPEG,
    "text": FileKind.TXT,
    "htm": FileKind.HTML,
    "markdown": FileKind.MD,
}
EXTENSIONS = tuple(_EXTENSIONS)
"""Every ending of a name that Khum knows, without the dot."""


def extension_of(name: str) -> str:
    """The extension in lower case without its dot: ``แผน.DOCX`` → ``docx``; "" without one."""
    return PurePath(name).suffix.lower().lstrip(".")


def kind_of(name: str) -> FileKind | None:
    """The kind that a file's name promises, None for an extension that Khum does not take."""
    return _EXTENSIONS.get(extension_of(name))
