"""Who may do what with a meeting, from facts alone; ``permissions`` gives the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from khum.meetings.rules.states import SeriesKind


class Duty(StrEnum):
    """What there is to do."""

    ARRANGE = "arrange"
    RUN = "run"
    CERTIFY = "certify"


@dataclass(frozen=True, slots=True)
class Part:
    """What a person is to a series on a day."""

    is_chair: bool = False
    is_secretary: bool = False
    is_keeper: bool = False  # KM secretary
    heads_division: bool = False


def may(duty: Duty, kind: SeriesKind, part: Part) -> bool:
    """Chair and secretary run their meeting; only the chair certifies; the KM secretary arranges all series.

    The KM secretary also runs the staff meeting, whose KM item is theirs, and a head the meetings of the division.
    """
    if duty is Duty.CERTIFY:
        return part.is_chair
    own = part.is_chair or part.is_secretary or (kind is SeriesKind.DIVISION and part.heads_division)
    if duty is Duty.ARRANGE:
        return own or part.is_keeper
    return own or (kind is SeriesKind.STAFF and part.is_keeper)
