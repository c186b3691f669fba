"""Kinds of channels and how something was reached through one (rows 55–59, 122)."""

from __future__ import annotations

from enum import StrEnum


class ChannelKind(StrEnum):
    """What a channel is; its name and place stand beside it."""

    BOARD = "board"
    INFORMATION_CENTRE = "information_centre"
    PORTAL = "portal"
    LEAFLET = "leaflet"
    JOURNAL = "journal"
    BOOKLET = "booklet"
    LINE = "line"
    SOUND = "sound"
    OTHER = "other"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return _KINDS_TH[self]


_KINDS_TH = {
    ChannelKind.BOARD: "บอร์ดประชาสัมพันธ์",
    ChannelKind.INFORMATION_CENTRE: "ศูนย์ข้อมูลข่าวสาร",
    ChannelKind.PORTAL: "เว็บไซต์หน้าประชาชน",
    ChannelKind.LEAFLET: "แผ่นพับ",
    ChannelKind.JOURNAL: "วารสาร",
    ChannelKind.BOOKLET: "รูปเล่ม/รายงาน",
    ChannelKind.LINE: "LINE Official Account",
    ChannelKind.SOUND: "เสียงตามสาย",
    ChannelKind.OTHER: "ช่องทางอื่น",
}


class VisitKind(StrEnum):
    """How people reached a channel without a machine that counts."""

    COUNTER = "counter"
    TAKEN = "taken"
    REQUEST = "request"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "counter": "ผู้มาติดต่อหรือเปิดดู",
            "taken": "แจกหรือหยิบไป",
            "request": "คำขอข้อมูลข่าวสาร",
        }[self.value]


class CheckResult(StrEnum):
    """What a round of checking found."""

    FINE = "fine"
    IMPROVED = "improved"
    BROKEN = "broken"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "fine": "เรียบร้อย ข้อมูลเป็นปัจจุบัน",
            "improved": "ปรับปรุงแล้ว",
            "broken": "ต้องซ่อมหรือแก้ไข",
        }[self.value]


class CompilationKind(StrEnum):
    """What is compiled of items."""

    JOURNAL = "journal"
    BOOKLET = "booklet"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"journal": "วารสาร", "booklet": "รูปเล่มความรู้"}[self.value]
