"""The face of ``files`` for whoever wants the text of a file: guard first, then a child process reads."""

from __future__ import annotations

from pathlib import Path

from django.core.files.base import File

from khum.domain.extracted import ExtractedDocument
from khum.domain.file_reading import RefusedFileError
from khum.files import guard, messages, sandbox
from khum.files.kinds import READABLE, FileKind
from khum.files.refusals import FileRefused
from khum.files.sandbox import Limits
from khum.files.storage import Incoming


def extract(
    path: Path, *, name: str, limits: Limits | None = None, allowed: frozenset[FileKind] = READABLE
) -> ExtractedDocument:
    """Paragraphs and tables of the file at ``path``, which its sender called ``name``.

    Raises :class:`khum.files.refusals.FileRefused`; ``khum.files.messages.sentence`` says it to a person.
    Takes up to ``limits.wall_seconds`` (60) of waiting, in the caller's thread.
    """
    kind = guard.check(path, name=name, allowed=allowed)
    return sandbox.run(path, kind, limits=limits)


def read_upload(uploaded: File[bytes], *, allowed: frozenset[str]) -> ExtractedDocument:
    """Text and tables of an upload that is not kept; the reader of :mod:`khum.domain.file_reading`."""
    try:
        with Incoming.receive(uploaded.chunks()) as incoming:
            return extract(incoming.path, name=uploaded.name or "", allowed=frozenset(map(FileKind, allowed)))
    except FileRefused as refused:
        raise RefusedFileError(messages.sentence(refused)) from refused
