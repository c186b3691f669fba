"""One way to write Thai: what the eye takes for the same becomes the same (search.md §6.1)."""

from __future__ import annotations

import re
import unicodedata

_THAI_DIGITS = {ord(digit): str(value) for value, digit in enumerate("๐๑๒๓๔๕๖๗๘๙")}
_INVISIBLE = dict.fromkeys([*range(0x200B, 0x200E), 0x2060, 0xFEFF, 0xAD])
_CONTROL = dict.fromkeys([*range(9), 0xB, 0xC, *range(0xE, 0x20), 0x7F], " ")
_SIGNS = {**_THAI_DIGITS, **_INVISIBLE, **_CONTROL, 0xA0: " ", 0xD: "\n"}

_MARKS = (
    (re.compile("เเ"), "แ"),
    (re.compile("ํ([่-๋]*)า"), r"\1ำ"),
    (re.compile("([่-๋]+)ํา"), r"\1ำ"),
    (re.compile("([่-๋])([ัิ-ู็])"), r"\2\1"),
    (re.compile("([าำ])([่-๋])"), r"\2\1"),
    (re.compile(r"([ัิ-ฺ็-๎])\1+"), r"\1"),
)

_DOT = re.compile(r"(?<=[ก-๎])\.")


def clean(text: str) -> str:
    """Text as it is kept and shown: no invisible signs, marks in one order, Arabic digits; twice is once."""
    if text.isascii():
        return text.translate(_SIGNS)
    text = unicodedata.normalize("NFC", text).translate(_SIGNS)
    before = ""
    while before != text:
        before = text
        for pattern, written in _MARKS:
            text = pattern.sub(written, text)
        text = unicodedata.normalize("NFC", text)
    return text


def fold(text: str) -> str:
    """``text`` in small letters, each in its place, so that positions agree with what is shown."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def normalise(text: str) -> str:
    """Text as it is compared: :func:`clean` and :func:`fold`."""
    return fold(clean(text))


def undotted(text: str) -> str:
    """``text`` with abbreviations written without their dots, as the words of the index have them."""
    return _DOT.sub("", text) if "." in text else text
