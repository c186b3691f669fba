"""A question's way: asked → answered → accepted, and when it waits too long (rows 19, 54)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import median

DAYS_TO_ANSWER = 7
"""After so many days without an answer a question goes to the head, unless the council chose another number."""


class QuestionState(StrEnum):
    """Where a question stands."""

    WAITING = "waiting"
    OPEN = "open"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    CLOSED = "closed"
    REFUSED = "refused"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return _LABELS[self]

    @property
    def tone(self) -> str:
        """Colour of its mark."""
        return _TONES[self]


_LABELS = {
    QuestionState.WAITING: "รอตรวจก่อนเผยแพร่",
    QuestionState.OPEN: "รอคำตอบ",
    QuestionState.ANSWERED: "มีคำตอบแล้ว",
    QuestionState.ACCEPTED: "ได้คำตอบที่ใช้ได้",
    QuestionState.CLOSED: "ปิดแล้ว",
    QuestionState.REFUSED: "ไม่เผยแพร่",
}
_TONES = {
    QuestionState.WAITING: "warn",
    QuestionState.OPEN: "warn",
    QuestionState.ANSWERED: "info",
    QuestionState.ACCEPTED: "ok",
    QuestionState.CLOSED: "soft",
    QuestionState.REFUSED: "soft",
}

ASKED = frozenset({QuestionState.OPEN, QuestionState.ANSWERED, QuestionState.ACCEPTED})
"""Live questions; a closed one (asked before, taken back) and a refused one are no demand for an answer."""
TAKES_ANSWERS = ASKED


def state_of(*, answers: int, has_accepted: bool) -> QuestionState:
    """State of a live question by its answers."""
    if has_accepted:
        return QuestionState.ACCEPTED
    return QuestionState.ANSWERED if answers else QuestionState.OPEN


def goes_to_head_on(asked_on: date, days: int) -> date:
    """The day from which an unanswered question is the head's."""
    return asked_on + timedelta(days=days)


def is_late(state: QuestionState, asked_on: date, *, today: date, days: int) -> bool:
    """Whether nobody answered in time."""
    return state is QuestionState.OPEN and today >= goes_to_head_on(asked_on, days)


def median_hours(spans: Iterable[tuple[datetime, datetime]]) -> float | None:
    """Median of the hours between two moments each; None without any."""
    hours = [(end - start).total_seconds() / 3600 for start, end in spans]
    return median(hours) if hours else None
