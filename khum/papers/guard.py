"""Make text safe and even before any printer sees it.

One base letter with 50,000 tone marks kills a text shaper, and a bidi control reverses what a reader sees. So
marks are limited, controls removed and length refused beyond what any paper needs.
"""

from __future__ import annotations

import re
import sys
import unicodedata

from khum.papers.errors import TextTooLongError

MAX_MARKS = 3
MAX_CHARACTERS = 20_000

_MARK_CATEGORIES = ("Mn", "Me")
# Controls, formatting (bidi, zero width), lone surrogates and private use: none has a place on paper.
_UNPRINTABLE_CATEGORIES = ("Cc", "Cf", "Cs", "Co", "Cn")
_KEPT = frozenset("\n\t")


def _character_class(categories: tuple[str, ...], *, last: int) -> str:
    """Body of a regular-expression class with every character of the categories up to ``last``."""
    codes = [code for code in range(last + 1) if unicodedata.category(chr(code)) in categories]
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{re.escape(chr(a))}-{re.escape(chr(b))}" for a, b in ranges)


_MARKS = _character_class(_MARK_CATEGORIES, last=0xFFFF)
_TOO_MANY_MARKS = re.compile(f"([{_MARKS}]{{{MAX_MARKS}}})[{_MARKS}]+")
_SUSPECT = re.compile("[^\n\t\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0e01-\u0e3a\u0e3f-\u0e5b\u2010-\u2027]")
_SPACES = re.compile("[ \t]+")


def clean(text: str) -> str:
    """Return ``text`` as it may be printed; raises TextTooLongError beyond 20,000 characters.

    Line ends stay, tabs and runs of spaces become one space, ``ํา`` becomes ``ำ``, and more than three marks on one
    letter are cut to three.
    """
    text = _TOO_MANY_MARKS.sub(r"\1", text)
    if len(text) > MAX_CHARACTERS:
        raise TextTooLongError(text, len(text), MAX_CHARACTERS)
    text = _SUSPECT.sub(_printable, text.replace("\r\n", "\n").replace("\r", "\n"))
    # Removing a control may bring two runs of marks together.
    text = _TOO_MANY_MARKS.sub(r"\1", text)
    text = unicodedata.normalize("NFC", text).replace("\u0e4d\u0e32", "\u0e33")
    return _SPACES.sub(" ", text).strip()


def _printable(match: re.Match[str]) -> str:
    character = match[0]
    if unicodedata.category(character) in _UNPRINTABLE_CATEGORIES or ord(character) > sys.maxunicode:
        return ""
    return " " if unicodedata.category(character) in ("Zs", "Zl", "Zp") else character
