"""The one thing that the top of a council should decide now: a two-minute brief asks one question (domain.md §7)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ask(StrEnum):
    """Decisions in the order of their weight."""

    DECIDE = "decide"
    SIGN = "sign"
    DELIVER = "deliver"
    LATE_WORK = "late_work"
    RISK = "risk"
    LATE_ACTIVITY = "late_activity"
    SILENT = "silent"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Facts:
    """Numbers of what is open today."""

    to_decide: int = 0
    to_sign: int = 0
    is_alarming: bool = False
    late_recommendations: int = 0
    uncovered: int = 0
    late_activities: int = 0
    silent_divisions: int = 0


def ask(facts: Facts) -> Ask:
    """The weightiest open question; NONE where all is well."""
    open_ = {
        Ask.DECIDE: facts.to_decide,
        Ask.SIGN: facts.to_sign,
        Ask.DELIVER: facts.is_alarming,
        Ask.LATE_WORK: facts.late_recommendations,
        Ask.RISK: facts.uncovered,
        Ask.LATE_ACTIVITY: facts.late_activities,
        Ask.SILENT: facts.silent_divisions,
    }
    return next((each for each, number in open_.items() if number), Ask.NONE)
