"""What counts as a month met and as an exchange of knowledge (M18, M6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from khum.meetings.rules.states import WITH_MINUTES, MeetingState

FEWEST_PEOPLE = 2
"""An exchange needs somebody to exchange with (M6)."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What the counting has to know of a meeting."""

    on: date
    state: MeetingState
    has_km: bool
    present: int


def is_exchange(fact: Fact) -> bool:
    """Whether a meeting exchanged knowledge: minutes are written, the KM item was taken, at least two came."""
    return fact.state in WITH_MINUTES and fact.has_km and fact.present >= FEWEST_PEOPLE


def months_met(facts: Iterable[Fact], start: date, end: date) -> frozenset[date]:
    """First days of the months of a period in which knowledge was exchanged; of a fiscal year twelve at most."""
    return frozenset(fact.on.replace(day=1) for fact in facts if is_exchange(fact) and start <= fact.on <= end)
