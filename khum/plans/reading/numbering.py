"""Numbers of items as plans print them: ``๑.``, ``(2)``, ``๓).``, ``1.2``; and numbers that a scan got wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass

from khum.domain.thai_date import arabic_digits

_NUMBER = re.compile(r"^\(?\s*(?:ข้อ(?:ที่)?|ที่)?\s*(\d{1,3})\s*([^\w\s]*)\s*$")
_ITEM = re.compile(r"^(?:ข้อ(?:ที่)?\s*)?\(?\s*(\d{1,2})\s*(?:\)\s*\.?|[./][)]?)\s*(?=\S)(?!\d)")
_USUAL_ENDS = frozenset({"", ".", ")", ").", ".)", ",", ":"})


@dataclass(frozen=True, slots=True)
class ItemNumber:
    """A number that was read; ``is_clean`` is false where a strange mark hangs on it (``๓/``)."""

    value: int
    is_clean: bool


def number_of(cell: str) -> ItemNumber | None:
    """The number of a row, from its number cell; None where the cell holds no number.

    >>> number_of("๓/"), number_of("(๑).")
    (ItemNumber(value=3, is_clean=False), ItemNumber(value=1, is_clean=True))
    """
    found = _NUMBER.match(arabic_digits(cell.strip()))
    return ItemNumber(int(found[1]), found[2] in _USUAL_ENDS) if found else None


def is_subnumber(cell: str) -> bool:
    """Whether a cell holds a number of the second level, such as ``1.2``."""
    return bool(re.fullmatch(r"\d{1,2}(?:\.\d{1,2})+\.?", arabic_digits(cell.strip())))


def item_of(line: str) -> tuple[int, str] | None:
    """Number and text of a numbered line; None for any other line.

    >>> item_of("๑). ส่งเสริมการนำกระบวนการ")
    (1, 'ส่งเสริมการนำกระบวนการ')
    """
    found = _ITEM.match(arabic_digits(line))
    return (int(found[1]), line[found.end() :].strip()) if found else None
