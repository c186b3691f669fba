"""How layers below ``files`` have an uploaded file read: through the reader that ``files`` registers (design.md §4).

The reader guards the upload and parses it in a process of its own; nobody parses a stranger's file in the web server.
"""

from __future__ import annotations

from typing import Any, Protocol

from khum.domain.extracted import ExtractedDocument


class RefusedFileError(Exception):
    """The file cannot be used; the text says why and what to do, in the reader's language."""


class FileReader(Protocol):
    """The signature of ``khum.files.reading.read_upload``."""

    def __call__(self, uploaded: Any, *, allowed: frozenset[str]) -> ExtractedDocument:
        """Text and tables of an upload."""


class NoReaderError(Exception):
    """Files cannot be read: the files app has not registered itself."""


_readers: list[FileReader] = []


def use(reader: FileReader) -> None:
    """Make this the reader of the process."""
    _readers[:] = [reader]


def read(uploaded: Any, *, allowed: frozenset[str]) -> ExtractedDocument:
    """Text and tables of an upload whose kind (``xlsx``, ``csv`` …) is allowed; raises :class:`RefusedFileError`."""
    if not _readers:
        raise NoReaderError
    return _readers[0](uploaded, allowed=allowed)
