"""Checks on office documents as ZIP archives before a parser opens them (documents.md §6), and on archives of files.

Every XML part is inflated once in pieces: the cost is bounded by ``MAX_TOTAL`` and no part is held whole.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from khum.files.kinds import FileKind
from khum.files.refusals import FileRefused, Refusal

MAX_ENTRIES = 5_000
MAX_PART = 100 * 1024 * 1024
MAX_TOTAL = 300 * 1024 * 1024
MAX_RATIO = 200
RATIO_FROM = 1024 * 1024
MAX_TAGS = 3_000_000
MAX_RELATIONS = 4 * 1024 * 1024

MAX_FILES = 500

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, UnicodeError)

_CHUNK = 1024 * 1024
# Word on the web numbers the main part when it saves again: word/document2.xml.
_NEEDED_PART = {
    FileKind.DOCX: re.compile(r"word/document\d*\.xml"),
    FileKind.XLSX: re.compile(r"xl/workbook\d*\.xml"),
    FileKind.PPTX: re.compile(r"ppt/presentation\d*\.xml"),
}
_ODT_TYPE = b"application/vnd.oasis.opendocument.text"
_ODT_MACROS = re.compile(r"^(basic|scripts)/", re.IGNORECASE)
_CONTENT_TYPES = "[Content_Types].xml"
_MACRO_PARTS = re.compile(r"vbaproject|vbadata|/activex|/macrosheets/|/dialogsheets/", re.IGNORECASE)
_UNSAFE_NAME = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[a-z]:|\\|\0", re.IGNORECASE)
_DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"^[^<]{0,4}<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
# Others (UTF-7, EBCDIC …) would hide a declaration from a search for its letters.
_ENCODINGS = frozenset({b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"windows-874", b"tis-620", b"iso-8859-1"})
# Links that a reader follows by a click, and cached values of other workbooks: nothing is loaded by opening.
_HARMLESS_EXTERNAL = frozenset({"hyperlink", "externalLinkPath", "xlPathMissing", "externalLink"})
# Word notes the template a document came from; a path on the writer's own drive loads nothing from elsewhere.
_LOCAL_TEMPLATE = re.compile(r"^(file:///)?[a-z]:[\\/]", re.IGNORECASE)


def check(path: Path, kind: FileKind) -> None:
    """Raise :class:`FileRefused` unless the archive is small, plain and what its name promises."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check_directory(archive.infolist())
            (_check_odt if kind is FileKind.ODT else _check_parts)(archive, kind)
            _check_content(archive)
    except BROKEN as error:
        raise FileRefused(Refusal.CORRUPTED, str(error)) from error


def check_archive(path: Path) -> None:
    """Raise :class:`FileRefused` unless an archive of files is small, open and plain in its names."""
    try:
        with zipfile.ZipFile(path) as archive:
            files = [entry for entry in archive.infolist() if not entry.is_dir()]
    except BROKEN as error:
        raise FileRefused(Refusal.CORRUPTED, str(error)) from error
    if len(files) > MAX_FILES:
        raise FileRefused(Refusal.TOO_MANY_FILES, f"{len(files)} files")
    _check_directory(files)
    if not files:
        raise FileRefused(Refusal.EMPTY)


def _check_directory(entries: list[zipfile.ZipInfo]) -> None:
    """What the directory says: number, sizes and names of the parts."""
    if len(entries) > MAX_ENTRIES:
        raise FileRefused(Refusal.ZIP_BOMB, f"{len(entries)} entries")
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise FileRefused(Refusal.ZIP_BOMB, "total size")
    seen: set[str] = set()
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise FileRefused(Refusal.ENCRYPTED, entry.filename)
        if _UNSAFE_NAME.search(entry.orig_filename) or entry.filename.lower() in seen:
            raise FileRefused(Refusal.UNSAFE_NAMES, entry.filename)
        seen.add(entry.filename.lower())
        big = entry.file_size > RATIO_FROM
        if entry.file_size > MAX_PART or (big and entry.file_size > MAX_RATIO * max(1, entry.compress_size)):
            raise FileRefused(Refusal.ZIP_BOMB, f"{entry.filename}: {entry.file_size}/{entry.compress_size}")


def _check_parts(archive: zipfile.ZipFile, kind: FileKind) -> None:
    """The part that the kind needs is there, and none that runs."""
    names = archive.namelist()
    if any(_MACRO_PARTS.search("/" + name) for name in names):
        raise FileRefused(Refusal.MACROS)
    if _CONTENT_TYPES in names and b"macroEnabled" in archive.read(_CONTENT_TYPES):
        raise FileRefused(Refusal.MACROS, _CONTENT_TYPES)
    if _CONTENT_TYPES not in names or not any(_NEEDED_PART[kind].fullmatch(name) for name in names):
        raise FileRefused(Refusal.WRONG_TYPE, f"no main part of {kind.value}")


def _check_odt(archive: zipfile.ZipFile, kind: FileKind) -> None:
    """The parts of an ODT: what it calls itself, its text, no password and no programs."""
    names = archive.namelist()
    is_odt = "mimetype" in names and archive.read("mimetype").strip() == _ODT_TYPE
    if not is_odt or "content.xml" not in names:
        raise FileRefused(Refusal.WRONG_TYPE, f"no main part of {kind.value}")
    if any(_ODT_MACROS.search(name) for name in names):
        raise FileRefused(Refusal.MACROS)
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in archive.read(manifest):
        raise FileRefused(Refusal.ENCRYPTED)


def _check_content(archive: zipfile.ZipFile) -> None:
    """No declarations, few enough tags, and no relation that loads something from outside."""
    tags = 0
    for entry in archive.infolist():
        name = entry.filename.lower()
        if name.endswith((".xml", ".rels", ".vml")):
            tags += _count_tags(archive, entry)
            if tags > MAX_TAGS:
                raise FileRefused(Refusal.ZIP_BOMB, f"{tags} tags")
        if name.endswith(".rels"):
            _check_relations(archive, entry)


def _count_tags(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> int:
    """Number of "<" in a part; refuses declarations and encodings that could hide one."""
    tags = 0
    tail = b""
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            # UTF-16 is looked at without its zero bytes, so that "<!DOCTYPE" is the same ten bytes in both.
            plain = tail + chunk.replace(b"\0", b"")
            if not tail and (found := _ENCODING.match(plain[:200])) and found[1].lower() not in _ENCODINGS:
                raise FileRefused(Refusal.UNSAFE_XML, f"{entry.filename}: {found[1]!r}")
            if _DECLARATION.search(plain):
                raise FileRefused(Refusal.UNSAFE_XML, entry.filename)
            tags += plain.count(b"<", len(tail))
            tail = plain[-16:]
    return tags


def _check_relations(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    if entry.file_size > MAX_RELATIONS:
        raise FileRefused(Refusal.ZIP_BOMB, entry.filename)
    try:
        root = fromstring(archive.read(entry))
    except (ParseError, DefusedXmlException) as error:
        raise FileRefused(Refusal.CORRUPTED, entry.filename) from error
    for relation in root:
        if relation.get("TargetMode") == "External" and _loads(relation):
            raise FileRefused(Refusal.EXTERNAL_CONTENT, f"{entry.filename}: {relation.get('Target')}")


def _loads(relation: Element) -> bool:
    """Whether an external relation would fetch something when the document is opened."""
    kind = relation.get("Type", "").rpartition("/")[2]
    if kind == "attachedTemplate":
        return not _LOCAL_TEMPLATE.match(relation.get("Target", ""))
    return kind not in _HARMLESS_EXTERNAL
