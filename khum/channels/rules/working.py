"""Whether a channel lives: a steward, a recent update, and somebody who reached it (M11, M20)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

RECENT_DAYS = 60
"""Row 122 and M20: an update and an access within sixty days. A council may set its own number."""


class Lack(StrEnum):
    """What a channel lacks to count as working."""

    STEWARD = "steward"
    UPDATE = "update"
    ACCESS = "access"

    @property
    def label_th(self) -> str:
        """Thai words."""
        return {
            "steward": "ยังไม่มีผู้ดูแลที่มีคำสั่งมอบหมาย",
            "update": "ไม่มีการปรับปรุงในช่วงที่กำหนด",
            "access": "ไม่มีผู้เข้าถึงในช่วงที่กำหนด",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a channel on a day."""

    has_steward: bool
    last_update: date | None
    last_access: date | None


def lacks(signs: Signs, *, today: date, recent_days: int = RECENT_DAYS) -> tuple[Lack, ...]:
    """What is missing for the channel to count; nothing means that it works.

    >>> lacks(Signs(True, date(2026, 9, 1), date(2026, 9, 30)), today=date(2026, 9, 30))
    ()
    """
    first = today - timedelta(days=recent_days)
    found = []
    if not signs.has_steward:
        found.append(Lack.STEWARD)
    if signs.last_update is None or signs.last_update < first:
        found.append(Lack.UPDATE)
    if signs.last_access is None or signs.last_access < first:
        found.append(Lack.ACCESS)
    return tuple(found)


def next_check(last_check: date | None, opened_on: date, *, every_days: int) -> date:
    """The day by which the steward looks again."""
    return (last_check or opened_on) + timedelta(days=every_days)


def checks_due(opened_on: date, closed_on: date | None, start: date, end: date, *, every_days: int) -> int:
    """How many rounds of checking fell due from a day to a day, both counted.

    >>> checks_due(date(2025, 10, 1), None, date(2025, 10, 1), date(2026, 9, 30), every_days=30)
    12
    """
    last = min(end, closed_on) if closed_on else end
    if last < opened_on or last < start:
        return 0
    until_last = (last - opened_on).days // every_days
    before = max((start - opened_on - timedelta(days=1)).days, 0) // every_days if start > opened_on else 0
    return until_last - before
