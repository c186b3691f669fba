"""How things stand: plain decisions of the first page, without database or clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import DueItem
from khum.domain.targets import Target, is_met

SOON = timedelta(days=7)
# A figure may lag a quarter behind the calendar before it is called behind; offices report in bursts.
_TOLERANCE = Decimal("0.75")


class Pace(StrEnum):
    """A figure beside its target and the calendar."""

    MET = "met"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    BEHIND = "behind"
    NONE = "none"

    @property
    def tone(self) -> str:
        """Colour name of the screens."""
        return {"met": "ok", "on_track": "", "at_risk": "warn", "behind": "bad", "none": ""}[self.value]


def pace(value: Decimal | None, target: Target | None, *, elapsed: Decimal) -> Pace:
    """Judge a figure; ``elapsed`` is the share of the year that is over (0–1)."""
    if value is None or target is None:
        return Pace.NONE
    if target.operator == "le":
        return Pace.MET if is_met(value, target) else Pace.BEHIND
    if is_met(value, target):
        return Pace.MET
    expected = target.value * elapsed
    if value >= expected:
        return Pace.ON_TRACK
    return Pace.AT_RISK if value >= expected * _TOLERANCE else Pace.BEHIND


def elapsed_share(year: FiscalYear, *, today: date) -> Decimal:
    """Share of a fiscal year that is over, 0 before it and 1 after it."""
    days = (year.end - year.start).days + 1
    gone = min(max((today - year.start).days, 0), days)
    return Decimal(gone) / Decimal(days)


def days_left(year: FiscalYear, *, today: date) -> int:
    """Days from today to the last day of the year."""
    return max((year.end - today).days, 0)


def due_tone(due_on: date | None, *, today: date) -> str:
    """``late`` after the day, ``soon`` in the week before it, otherwise nothing."""
    if due_on is None:
        return ""
    if due_on < today:
        return "late"
    return "soon" if due_on - today <= SOON else ""


def in_order(items: list[DueItem]) -> list[DueItem]:
    """Earliest first, which puts the late ones on top; without a day last."""
    return sorted(items, key=lambda item: (item.due_on is None, item.due_on or date.max, item.title))


@dataclass(frozen=True, slots=True)
class ActivityCounts:
    """How many activities of a plan stand where; ``late`` are counted among the open ones too."""

    total: int
    done: int
    running: int
    late: int
    dropped: int

    @property
    def counted(self) -> int:
        """Activities that still count: all but the dropped ones."""
        return self.total - self.dropped


def count_activities(rows: list[tuple[str, date | None]], *, today: date) -> ActivityCounts:
    """Count rows of (state, last day)."""
    return ActivityCounts(
        total=len(rows),
        done=sum(state == "done" for state, _ in rows),
        running=sum(state == "running" for state, _ in rows),
        late=sum(state in {"planned", "running"} and end is not None and end < today for state, end in rows),
        dropped=sum(state == "dropped" for state, _ in rows),
    )
