"""Bytes of a text file as text: UTF-8, UTF-16 with its mark, else the Thai code page 874 (documents.md §5)."""

from __future__ import annotations

import codecs
from pathlib import Path

from khum.files.refusals import FileRefused, Refusal

DAMAGED = "damaged_letters"

# One broken letter in a thousand is a damaged UTF-8 file; more is another encoding.
_DAMAGE_SHARE = 0.001
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(path: Path) -> tuple[str, tuple[str, ...]]:
    """The text and the warnings about it; raises :class:`FileRefused` when no encoding fits."""
    content = path.read_bytes()
    if content.startswith(_UTF16):
        text = content.decode("utf-16", errors="replace")
        return text, (DAMAGED,) if "�" in text else ()
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        text = content.decode("utf-8-sig", errors="replace")
    if text.count("�") <= max(1, len(text) * _DAMAGE_SHARE) and any("ก" <= letter <= "๛" for letter in text):
        return text, (DAMAGED,)
    try:
        return content.decode("cp874"), ()
    except UnicodeDecodeError as error:
        raise FileRefused(Refusal.UNKNOWN_ENCODING, str(error)) from error
