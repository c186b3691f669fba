"""A clock that a journey turns: server, jobs and test read the same day, whatever the real one is."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest

BANGKOK = ZoneInfo("Asia/Bangkok")


class Clock:
    """Stands beside the real clock at a distance that :meth:`go` changes; it goes on ticking."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def go(self, day: date, hour: int = 9) -> date:
        """Make it that day and hour in Thailand."""
        self.ahead = datetime.combine(day, time(hour), tzinfo=BANGKOK) - datetime.now(BANGKOK)
        return day

    def now(self, zone: tzinfo | None) -> datetime:
        """What the clock shows."""
        return datetime.now(zone) + self.ahead


def turned(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Let everything that asks Django for the time (``now()``, ``localdate()``) look at this clock.

    People sign in anew after each turn: a session made before it may have run out.
    """
    clock = Clock()

    class AnyMoment(type):
        """Templates ask ``isinstance(value, datetime)``: an ordinary moment is one."""

        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, datetime)

    class Shown(datetime, metaclass=AnyMoment):
        """Only ``now`` differs; what it gives are ordinary moments."""

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            """The moment of the clock."""
            return clock.now(tz)

    monkeypatch.setattr("django.utils.timezone.datetime", Shown)
    return clock
