"""Checks on an uploaded file before anything parses it: size, and type by content agreeing with the name.

Plain Python and a few reads of the file, so it may run inside a request. Source: documents.md §6.
"""

from __future__ import annotations

from pathlib import Path

import puremagic

from khum.files import zip_guard
from khum.files.kinds import PICTURES, READABLE, FileKind, extension_of, kind_of
from khum.files.refusals import FileRefused, Refusal

MAX_BYTES = 50 * 1024 * 1024

_HEAD_BYTES = 4096
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF = b"%PDF-"
_STARTS = {
    FileKind.DOCX: (_ZIP, _EMPTY_ZIP),
    FileKind.XLSX: (_ZIP, _EMPTY_ZIP),
    FileKind.PPTX: (_ZIP, _EMPTY_ZIP),
    FileKind.ODT: (_ZIP, _EMPTY_ZIP),
    FileKind.ZIP: (_ZIP, _EMPTY_ZIP),
    FileKind.DOC: (_OLE,),
    FileKind.PDF: (_PDF,),
    FileKind.PNG: (b"\x89PNG\r\n\x1a\n",),
    FileKind.JPEG: (b"\xff\xd8\xff",),
}
_OFFICE = frozenset({FileKind.DOCX, FileKind.XLSX, FileKind.PPTX})
_OLD_OFFICE = frozenset({"dot", "xls", "xlt", "ppt", "pps"})
_WITH_MACROS = frozenset({"docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "ppsm", "potm"})
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# An encrypted .docx is an OLE container that holds a stream of this name (in UTF-16, as OLE writes names).
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_MACRO_STREAMS = ("_VBA_PROJECT".encode("utf-16-le"), "Macros".encode("utf-16-le") + b"\0\0")
# What puremagic may call a file of words: it knows no plain text, but sees .ini in a byte order mark.
_TEXT_TYPES = ("text/", "application/json", "application/rtf", "application/xhtml+xml", "application/xml")


def check(path: Path, *, name: str, allowed: frozenset[FileKind] = READABLE, max_bytes: int = MAX_BYTES) -> FileKind:
    """The kind of the file at ``path``, whose sender called it ``name``; raises :class:`FileRefused`."""
    size = path.stat().st_size
    check_size(size, max_bytes=max_bytes)
    with path.open("rb") as stream:
        head = stream.read(_HEAD_BYTES)
    kind = _promised_kind(name, head)
    _check_content(kind, path, head)
    if kind not in allowed:
        raise FileRefused(_why_not_here(kind), kind.value)
    if kind is FileKind.DOC:
        _check_old_word(path)
    elif kind is FileKind.ZIP:
        zip_guard.check_archive(path)
    elif _ZIP in _STARTS.get(kind, ()):
        zip_guard.check(path, kind)
    return kind


def _why_not_here(kind: FileKind) -> Refusal:
    """Why a form does not take a kind that Khum knows."""
    if kind is FileKind.DOC:
        return Refusal.OLD_OFFICE
    return Refusal.NOT_READABLE if kind in PICTURES else Refusal.UNKNOWN_TYPE


def _check_old_word(path: Path) -> None:
    """An OLE container that holds a Word document, without a password and without macros."""
    content = path.read_bytes()
    if _ENCRYPTED_PACKAGE in content:
        raise FileRefused(Refusal.ENCRYPTED)
    if _WORD_STREAM not in content:
        raise FileRefused(Refusal.WRONG_TYPE, "no Word document in the container")
    if any(mark in content for mark in _MACRO_STREAMS):
        raise FileRefused(Refusal.MACROS)
    # The document begins with its information block, as a rule in the first sector; bit 8 of its flags: encrypted.
    if content[512:514] == b"\xec\xa5" and content[523] & 0x01:
        raise FileRefused(Refusal.ENCRYPTED)


def check_size(size: int, *, max_bytes: int = MAX_BYTES) -> None:
    """Refuse nothing at all, and too much, before a byte is read."""
    if size == 0:
        raise FileRefused(Refusal.EMPTY)
    if size > max_bytes:
        raise FileRefused(Refusal.TOO_LARGE, f"{size} bytes")


def _promised_kind(name: str, head: bytes) -> FileKind:
    kind = kind_of(name)
    if kind is not None:
        return kind
    extension = extension_of(name)
    if extension in _OLD_OFFICE:
        # An old extension over other content is a web page or a renamed file: the remedy differs.
        raise FileRefused(Refusal.OLD_OFFICE if head.startswith(_OLE) else Refusal.WRONG_TYPE, extension)
    if extension in _WITH_MACROS:
        raise FileRefused(Refusal.MACROS, extension)
    raise FileRefused(Refusal.UNKNOWN_TYPE, extension)


def _check_content(kind: FileKind, path: Path, head: bytes) -> None:
    if starts := _STARTS.get(kind):
        if not head.startswith(starts):
            raise FileRefused(_why_not(kind, path, head), f"{kind.value}: {head[:8]!r}")
        return
    if not _looks_like_text(path, head):
        raise FileRefused(Refusal.WRONG_TYPE, f"{kind.value}: {head[:8]!r}")


def _why_not(kind: FileKind, path: Path, head: bytes) -> Refusal:
    """What an office or PDF file is that does not start as one: locked, broken off, or another thing."""
    if kind in _OFFICE and head.startswith(_OLE):
        return Refusal.ENCRYPTED if _ENCRYPTED_PACKAGE in path.read_bytes() else Refusal.WRONG_TYPE
    if not head.strip(b"\0"):
        return Refusal.CORRUPTED  # A download or a copy that broke off leaves a file of zeros.
    return Refusal.WRONG_TYPE


def _looks_like_text(path: Path, head: bytes) -> bool:
    if head.startswith(_UTF16):
        return True
    if b"\0" in head or head.startswith((_ZIP, _OLE, _PDF)):
        return False
    try:
        found = puremagic.magic_file(path)
    except (puremagic.PureError, ValueError):
        return True
    # Weak matches of two or three letters hit honest text; only a strong one counts against it.
    return not any(match.confidence >= 0.8 and not match.mime_type.startswith(_TEXT_TYPES) for match in found)
