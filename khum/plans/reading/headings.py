"""Headings of a plan: the lists, the fixed chapters, and whatever the table of contents names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from khum.plans.reading.cleaning import squeezed
from khum.plans.reading.numbering import item_of
from khum.plans.reading.seats import seat_of

_ITEM_LIST_KEYS = (
    ("scope", ("ขอบเขตkm", "ขอบเขตการจัดการความรู้", "kmfocusarea", "ขอบเขตการจัดการองค์ความรู้", "ขอบเขตองค์ความรู้")),
    ("desired_states", ("เป้าหมายkm", "เป้าหมายการจัดการความรู้", "desiredstate", "เป้าหมายการจัดการองค์ความรู้")),
    ("success_factors", ("ปัจจัยแห่งความสำเร็จ", "ปัจจัยความสำเร็จ", "keysuccessfactor", "ปัจจัยสู่ความสำเร็จ")),
)
_CHAPTER_KEYS = (
    ("preface", ("คำนำ",)),
    ("contents", ("สารบัญ",)),
    ("principles", ("แนวทางการจัดการความรู้", "หลักการและเหตุผล", "แนวคิดการจัดทำแผนการจัดการความรู้")),
    ("process", ("กระบวนการจัดการความรู้",)),
    ("change", ("กระบวนการบริหารจัดการการเปลี่ยนแปลง", "กระบวนการเปลี่ยนแปลง")),
    ("tools", ("เครื่องมือในการจัดการความรู้", "เครื่องมือการจัดการความรู้")),
    ("monitoring", ("การติดตามและประเมินผล", "การติดตามประเมินผล")),
    ("appendix", ("ภาคผนวก",)),
)
_LONGEST_HEADING = 110
_SAME_HEADING = 88
"""Share of letters (fuzz.ratio) from which a line is an entry of the contents."""
_LIST_HEADING = re.compile(
    r"^((?:[๐-๙0-9]{1,2}[.)]*\s*)?(?:ขอบเขต|เป้าหมาย|ปัจจัย)(?:แห่ง|สู่)?\s?(?:ความสำเร็จ|KM|การจัดการ(?:องค์)?ความรู้|องค์ความรู้)?"
    r"\s*(?:\([A-Za-z ]+\))?)(.*)$"
)
LIST_BEGINS = re.compile(r"(?:ประกอบด้วย|ดังนี้|ดังต่อไปนี้|ได้แก่|คือ)\s*[:：]?$")
POINT = re.compile(r"^[-–•●▪◦*]\s*(?=\S)")


def list_code(text: str) -> str:
    """The list that a heading opens: ``scope``, ``desired_states``, ``success_factors``, or nothing."""
    letters = _bare(text)
    for code, keys in _ITEM_LIST_KEYS:
        if any(letters.startswith(key) for key in keys):
            return code
    return ""


def chapter_code(text: str) -> str:
    """The fixed chapter that a heading begins, or nothing."""
    letters = _bare(text)
    for code, keys in _CHAPTER_KEYS:
        if any(letters.startswith(key) and len(letters) <= len(key) + 45 for key in keys):
            return code
    return ""


def _bare(text: str) -> str:
    item = item_of(text)
    return re.sub(r"^(?:บทที่|ส่วนที่|ตอนที่)[๐-๙0-9]+", "", squeezed(item[1] if item else text))


@dataclass(frozen=True, slots=True)
class Headings:
    """Tells headings: fixed chapters, the lists, and every line that the table of contents names."""

    contents: tuple[str, ...] = ()

    def opened_by(self, text: str) -> tuple[str, str] | None:
        """The heading that a line is, and what it says besides; None for any other line.

        >>> Headings().opened_by("เป้าหมาย KM (Desired State) ประกอบด้วย")
        ('เป้าหมาย KM (Desired State)', 'ประกอบด้วย')
        """
        if seat_of(text) or POINT.match(text):
            return None
        if list_code(text) and (found := _LIST_HEADING.match(text)) and self._opens_list(found, text):
            return found[1].strip(), found[2].strip(" :：")
        if len(text) > _LONGEST_HEADING or item_of(text):
            return None
        if chapter_code(text):
            return text, ""
        letters = squeezed(text)
        near = any(fuzz.ratio(letters[: len(entry) + 30], entry) >= _SAME_HEADING for entry in self.contents)
        return (text, "") if near else None

    def _opens_list(self, found: re.Match[str], text: str) -> bool:
        """A short line opens its list; a long one does when it says the heading twice or ends as lists begin."""
        rest = found[2].strip()
        says_twice = bool(rest) and squeezed(rest).startswith(squeezed(found[1])[:12])
        return len(text) <= _LONGEST_HEADING or says_twice or bool(LIST_BEGINS.search(rest))


def contents_of(rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Entries of a table of contents, for telling headings."""
    return tuple(letters for row in rows if (letters := squeezed(row[0])) and len(letters) > 5 and letters != "เรื่อง")


def is_contents(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table is the table of contents: two or three columns, the last of page numbers."""
    if not rows or not 2 <= len(rows[0]) <= 3 or len(rows) < 3:
        return False
    if squeezed(rows[0][0]) in {"เรื่อง", "สารบัญ", "หัวข้อ"} and squeezed(rows[0][-1]) in {"หน้า", ""}:
        return True
    pages = [row[-1].strip() for row in rows if row[-1].strip()]
    return len(pages) * 2 > len(rows) and all(re.fullmatch(r"[๐-๙0-9ก-ฮ]{1,3}", page) for page in pages)
