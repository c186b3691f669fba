"""The order of business of a Thai official meeting, and the item of knowledge that stands in every one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Section(IntEnum):
    """The five วาระ in their official order."""

    CHAIR = 1
    CERTIFY = 2
    FOLLOW_UP = 3
    CONSIDER = 4
    OTHER = 5

    @property
    def label_th(self) -> str:
        """Its official title."""
        return {
            1: "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
            2: "เรื่องรับรองรายงานการประชุม",
            3: "เรื่องสืบเนื่อง",
            4: "เรื่องเพื่อพิจารณา",
            5: "เรื่องอื่น ๆ",
        }[self.value]


KM_TITLE = "การแลกเปลี่ยนเรียนรู้และการจัดการความรู้"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of business under a section; ``is_km`` marks the exchange of knowledge (row 120)."""

    section: Section
    title: str
    is_km: bool = False


def fixed(lines: list[dict[str, object]]) -> tuple[Entry, ...]:
    """The fixed agenda as a series keeps it; an empty one is the knowledge item alone."""
    entries = tuple(
        Entry(Section(int(str(line["section"]))), str(line["title"]), bool(line.get("is_km"))) for line in lines
    )
    return entries or (Entry(Section.CONSIDER, KM_TITLE, is_km=True),)


def numbered(sections: list[int]) -> list[str]:
    """Numbers of the lines in their order: 4.1, 4.2 …

    >>> numbered([1, 4, 4])
    ['1.1', '4.1', '4.2']
    """
    counts: dict[int, int] = {}
    labels = []
    for section in sections:
        counts[section] = counts.get(section, 0) + 1
        labels.append(f"{section}.{counts[section]}")
    return labels


def meeting_name(number: int, year_be: int) -> str:
    """``ครั้งที่ 3/2570``: numbered anew each calendar year (form 11)."""
    return f"ครั้งที่ {number}/{year_be}"
