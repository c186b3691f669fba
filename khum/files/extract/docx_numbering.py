"""The numbers that Word writes before paragraphs by itself: not in the text, yet seen by every reader.

Plans number their activities this way, so without it the number column of a table would read as empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from khum.files.extract.ooxml import attribute, child, children, value_of

_LEVELS = 9
_MAX_STYLES = 20
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LARGEST = 9_999


@dataclass(slots=True)
class _Level:
    """How one level of a list is numbered."""

    start: int = 1
    style: str = "decimal"
    pattern: str = ""


@dataclass(slots=True)
class _List:
    """A list of the document: its levels and how far each has counted."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through the document: ask for the label of each paragraph once, in order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._numbers: dict[str, tuple[_List, dict[int, int]]] = {}
        self._styles: dict[str, Element] = {}
        if numbering is not None:
            self._load_lists(numbering)
        if styles is not None:
            self._styles = {attribute(style, "styleId") or "": style for style in children(styles, "style")}

    def label(self, paragraph: Element, *, has_text: bool) -> str:
        """``๑.`` or ``1.2`` as Word shows it, "•" for a bullet before text, "" without any."""
        number, level = self._place(paragraph)
        if number not in self._numbers:
            return ""
        found, restarts = self._numbers[number]
        here = found.levels.get(level)
        if here is None:
            return ""
        if here.style == "bullet":
            return "•" if has_text else ""
        if level in restarts:
            found.counts[level] = restarts.pop(level)
        else:
            found.counts[level] = min(found.counts.get(level, here.start - 1) + 1, _LARGEST)
        for deeper in range(level + 1, _LEVELS):
            found.counts.pop(deeper, None)
        return _fill(here.pattern, found)

    def _load_lists(self, numbering: Element) -> None:
        for abstract in children(numbering, "abstractNum"):
            levels = {_int(attribute(level, "ilvl")): _level(level) for level in children(abstract, "lvl")}
            self._lists[attribute(abstract, "abstractNumId") or ""] = _List(levels)
        for number in children(numbering, "num"):
            found = self._lists.get(value_of(child(number, "abstractNumId")) or "")
            if found is not None:
                self._numbers[attribute(number, "numId") or ""] = (found, _restarts(number))

    def _place(self, paragraph: Element) -> tuple[str, int]:
        """List and level of a paragraph: its own, else those of its style."""
        properties = child(paragraph, "pPr")
        if properties is None:
            return "", 0
        numbered = child(properties, "numPr")
        if numbered is None:
            return self._style_place(value_of(child(properties, "pStyle")) or "")
        return value_of(child(numbered, "numId")) or "", _int(value_of(child(numbered, "ilvl")))

    def _style_place(self, name: str) -> tuple[str, int]:
        """List and level of a style, or of the nearest style it is based on."""
        for _ in range(_MAX_STYLES):
            style = self._styles.get(name)
            if style is None:
                break
            properties = child(style, "pPr")
            numbered = child(properties, "numPr") if properties is not None else None
            if numbered is not None:
                return value_of(child(numbered, "numId")) or "", _int(value_of(child(numbered, "ilvl")))
            name = value_of(child(style, "basedOn")) or ""
        return "", 0


def _level(element: Element) -> _Level:
    return _Level(
        start=_int(value_of(child(element, "start")), 1),
        style=value_of(child(element, "numFmt")) or "decimal",
        pattern=(value_of(child(element, "lvlText")) or "")[:100],
    )


def _restarts(number: Element) -> dict[int, int]:
    return {
        _int(attribute(override, "ilvl")): _int(value_of(child(override, "startOverride")), 1)
        for override in children(number, "lvlOverride")
        if child(override, "startOverride") is not None
    }


def _fill(pattern: str, found: _List) -> str:
    """``%1.%2`` with the counts of the levels in it."""
    for level in range(_LEVELS):
        mark = f"%{level + 1}"
        if mark in pattern:
            shape = found.levels.get(level, _Level())
            pattern = pattern.replace(mark, _write(found.counts.get(level, shape.start), shape.style))
    return pattern.strip()


def _write(count: int, style: str) -> str:
    """A count in the numerals of a list; numerals that we do not know are written as plain digits."""
    if style == "thaiNumbers":
        return str(count).translate(_THAI_DIGITS)
    if style == "thaiLetters":
        return _letter(count, _THAI_LETTERS)
    if style in ("lowerLetter", "upperLetter"):
        return _cased(_letter(count, _LATIN_LETTERS), style)
    if style in ("lowerRoman", "upperRoman"):
        return _cased(_roman(count), style)
    return "" if style == "none" else str(count)


def _letter(count: int, letters: str) -> str:
    """a … z, then aa, bb …, as Word does."""
    turn, place = divmod(max(count, 1) - 1, len(letters))
    return letters[place] * (turn + 1)


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while count >= value:
            text += letters
            count -= value
    return text


def _cased(text: str, style: str) -> str:
    return text.upper() if style.startswith("upper") else text


def _int(text: str | None, default: int = 0) -> int:
    return min(int(text), _LARGEST) if text and text.isdecimal() and len(text) < 10 else default
