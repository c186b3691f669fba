"""When a person gets a digest: plain rules."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

_MONDAY, _SATURDAY = 0, 5


class Rhythm(StrEnum):
    """How often a person is written to."""

    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"

    @property
    def label_th(self) -> str:
        """Thai words."""
        return {
            "daily": "ทุกวันทำการ เมื่อมีเรื่องรอ",
            "weekly": "สัปดาห์ละครั้ง เมื่อมีเรื่องรอ",
            "never": "ไม่ต้องส่ง",
        }[self.value]


def is_due(rhythm: Rhythm, *, last_sent_on: date | None, today: date) -> bool:
    """Whether a digest is due this morning: never at the weekend, never twice a day, a week apart when weekly.

    >>> is_due(Rhythm.WEEKLY, last_sent_on=None, today=date(2026, 11, 23))
    True
    """
    if rhythm is Rhythm.NEVER or today.weekday() >= _SATURDAY or last_sent_on == today:
        return False
    if rhythm is Rhythm.DAILY or last_sent_on is None:
        return True
    # The first working day of each week; a council that was closed on Monday gets it on Tuesday.
    return last_sent_on < today - timedelta(days=today.weekday() - _MONDAY)
