"""Levels shared by many records: who may see a thing, and what an indicator measures."""

from __future__ import annotations

from enum import StrEnum


class Visibility(StrEnum):
    """Who may read a record (design.md §4)."""

    PUBLIC = "public"
    ORGANISATION = "organisation"
    DIVISION = "division"
    NAMED = "named"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "public": "เปิดเผยต่อสาธารณะ",
            "organisation": "ทุกคนในหน่วยงาน",
            "division": "เฉพาะสำนัก/กอง",
            "named": "เฉพาะผู้ที่ระบุชื่อ",
        }[self.value]


class IndicatorLevel(StrEnum):
    """What an indicator measures: the system, its output or its outcome (row 75)."""

    SYSTEM = "system"
    OUTPUT = "output"
    OUTCOME = "outcome"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"system": "ระบบ", "output": "ผลผลิต", "outcome": "ผลลัพธ์"}[self.value]
