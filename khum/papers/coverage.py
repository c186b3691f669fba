"""Characters that a PDF can show. Tagged PDF refuses a paper with a glyph missing, and some scripts crash Typst.

What cannot be shown (an emoji, a Chinese name) prints as □, so that a reader sees that something stood there; DOCX,
XLSX and HTML keep it.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parent / "fonts" / "coverage.txt"
MISSING = "□"


def showable(text: str) -> str:
    """Return ``text`` with every character that cannot be shown replaced: ㎡ → m2, 😀 → □, a stray accent by none."""
    known = _known()
    if known.issuperset(text):
        return text
    return "".join(letter if letter in known else _replaced(letter) for letter in text)


def _replaced(letter: str) -> str:
    plain = unicodedata.normalize("NFKC", letter)
    if _known().issuperset(plain):
        return plain
    return "" if unicodedata.category(letter)[0] == "M" else MISSING


@cache
def _known() -> frozenset[str]:
    ascii_letters = map(chr, range(0x20, 0x7F))
    return frozenset([*ascii_letters, *FILE.read_text("utf-8"), "\n", "\u00a0"])
