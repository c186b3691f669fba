"""The one way to write figures down so that anybody can count the hash again: canonical JSON and SHA-256."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import Any

from khum.domain.thai_date import arabic_digits

HASH_LENGTH = 64
_SHORT = 16


def canonical(content: Any) -> str:
    """The content as JSON: keys in order, no spaces, Thai as it is, Unicode NFC. Equal content gives equal text."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return unicodedata.normalize("NFC", text)


def sha256_of(text: str) -> str:
    """The hash of a text in UTF-8, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def cleaned_hash(typed: str) -> str:
    """A hash as somebody typed or scanned it: lower case, digits of any script, without spaces, or an address's end."""
    last = arabic_digits(typed).strip().rstrip("/").split("=")[-1].split("/")[-1]
    return "".join(letter for letter in last.lower() if letter in "0123456789abcdef")


def fits(typed: str, sha256: str) -> bool:
    """Whether a typed hash is this one; its first sixteen digits, which a paper prints in its foot, are enough."""
    cleaned = cleaned_hash(typed)
    return is_long_enough(cleaned) and sha256.startswith(cleaned)


def is_long_enough(cleaned: str) -> bool:
    """Whether so many digits can mean only one hash."""
    return _SHORT <= len(cleaned) <= HASH_LENGTH


def grouped(sha256: str) -> str:
    """The hash in groups of four, as a person reads it aloud."""
    return " ".join(sha256[place : place + 4] for place in range(0, len(sha256), 4))
