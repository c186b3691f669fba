"""The files of an archive that the guard has let pass: bounded, one level deep, names only names."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from khum.files.guard import MAX_BYTES
from khum.files.kinds import FileKind, kind_of
from khum.files.refusals import FileRefused, Refusal
from khum.files.zip_guard import BROKEN

_UTF8_NAME = 0x800
# What systems leave beside people's files.
_LITTER = re.compile(r"(^|/)(__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)", re.IGNORECASE)
_THAI = re.compile("[ก-๛]")
_LONGEST_NAME = 250


def names_in(path: Path) -> list[str]:
    """Names of the files with their folders, as their sender wrote them; litter of the system is left out."""
    try:
        with zipfile.ZipFile(path) as archive:
            return list(_entries(archive))
    except BROKEN as error:
        raise FileRefused(Refusal.CORRUPTED, str(error)) from error


def read_one(path: Path, name: str) -> bytes:
    """The bytes of one file. Raises :class:`FileRefused` for too long, locked, broken and nested ones."""
    if kind_of(name) is FileKind.ZIP:
        raise FileRefused(Refusal.NESTED_ARCHIVE, name)
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_entries(archive)[name]) as stream:
            content = stream.read(MAX_BYTES + 1)
    except RuntimeError as error:  # What zipfile says of a password.
        raise FileRefused(Refusal.ENCRYPTED, name) from error
    except (*BROKEN, KeyError) as error:
        raise FileRefused(Refusal.CORRUPTED, str(error)) from error
    if len(content) > MAX_BYTES:
        raise FileRefused(Refusal.TOO_LARGE, name)
    return content


def _entries(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in archive.infolist():
        name = _name(entry)
        if not entry.is_dir() and not _LITTER.search(name):
            found.setdefault(name[-_LONGEST_NAME:], entry)
    return found


def _name(entry: zipfile.ZipInfo) -> str:
    """The name as it was typed: Windows writes Thai names in code page 874 and says nothing of it."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    try:
        written = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "cp874"):
        try:
            name = written.decode(encoding)
        except UnicodeDecodeError:
            continue
        if name.isascii() or _THAI.search(name):
            return name
    return entry.filename
