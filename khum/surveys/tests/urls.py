"""Addresses of surveys that the test of every address asks for; the records are of the first council."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from khum.surveys.actions import answering, making, running
from khum.surveys.models import Survey
from khum.surveys.rules.kinds import QuestionKind
from khum.surveys.rules.questions import Question
from khum.surveys.tests.answers import full

_OF_DRAFT = "edit discard questions question-new open preview"
_OF_OPEN = "survey remind close answer people"


def _draft() -> int:
    return int(Survey.objects.get(state="draft").pk)


def _open() -> int:
    return int(Survey.objects.get(state="open").pk)


EXAMPLES: dict[str, Callable[[Any], Any]] = {
    "surveys:make": lambda _cast: ("climate",),
    **{f"surveys:{name}": lambda _cast: (_draft(),) for name in _OF_DRAFT.split()},
    **{f"surveys:question{name}": lambda _cast: (_draft(), 0) for name in ("", "-move", "-remove")},
    **{f"surveys:{name}": lambda _cast: (_open(),) for name in _OF_OPEN.split()},
    "surveys:file": lambda _cast: (Survey.objects.get(state="closed").pk, "xlsx"),
}
NOT_OF_A_RECORD = {"surveys:make"}


def prepare(cast: Any) -> None:
    """A draft, an open survey with names, and a closed one that few answered."""
    hr, staff = cast.ours.standing("hr"), cast.ours.standing("staff_finance")
    at = datetime.combine(hr.today, time(9), tzinfo=ZoneInfo("Asia/Bangkok"))
    values = {
        "title": cast.secrets[0],
        "opens_on": hr.today,
        "closes_on": hr.today + timedelta(days=9),
        "is_anonymous": False,
    }
    draft = making.make(bank_code="", values=values, by=hr, at=at)
    asked = [Question("own", QuestionKind.TEXT, cast.secrets[0])]
    making.set_questions(survey_id=draft.pk, asked=asked, by=hr, at=at)
    for step in (running.open_survey, running.close):
        made = making.make(bank_code="understanding", values=values, by=hr, at=at)
        running.open_survey(survey_id=made.pk, by=hr, at=at)
        if step is running.close:
            answering.answer(survey_id=made.pk, answers=full(made), by=staff, at=at)
            running.close(survey_id=made.pk, by=hr, at=at)
