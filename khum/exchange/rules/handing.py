"""States of a hand-over and stages of working side by side."""

from __future__ import annotations

from enum import StrEnum


class HandOverState(StrEnum):
    """Where a hand-over is: being written, handed to the successor, signed by the successor."""

    OPEN = "open"
    HANDED = "handed"
    SIGNED = "signed"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"open": "กำลังบันทึก", "handed": "รอผู้รับช่วงลงนาม", "signed": "ส่งมอบแล้ว"}[self.value]

    @property
    def tone(self) -> str:
        """Class of its pill."""
        return {"open": "warn", "handed": "info", "signed": "ok"}[self.value]


class ShadowStage(StrEnum):
    """How far the successor was on a day: watched, did it together, did it alone."""

    WATCHED = "watched"
    TOGETHER = "together"
    ALONE = "alone"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {
            "watched": "ดูผู้ส่งมอบทำ",
            "together": "ทำด้วยกัน",
            "alone": "ทำเอง โดยมีผู้ส่งมอบอยู่ด้วย",
        }[self.value]
