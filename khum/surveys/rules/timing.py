"""When a survey may be answered and reminded of."""

from __future__ import annotations

from datetime import date, timedelta

from khum.surveys.rules.kinds import SurveyState

REMIND_EVERY = timedelta(days=3)


def takes_answers(state: SurveyState, opens_on: date, closes_on: date, *, today: date) -> bool:
    """Whether somebody can answer today; the last day still counts."""
    return state is SurveyState.OPEN and opens_on <= today <= closes_on


def is_over(state: SurveyState, closes_on: date, *, today: date) -> bool:
    """Whether nobody answers any more."""
    return state is SurveyState.CLOSED or (state is SurveyState.OPEN and today > closes_on)


def may_remind(reminded_on: date | None, *, today: date) -> bool:
    """Reminders stay apart, so that nobody is pestered."""
    return reminded_on is None or today - reminded_on >= REMIND_EVERY
