"""A whole set of answers to the questions of a survey."""

from __future__ import annotations

from typing import Any

from khum.surveys.models import Survey
from khum.surveys.rules.kinds import QuestionKind
from khum.surveys.rules.questions import Answers


def full(survey: Survey, mark: int = 4, *, knows: bool = True, words: str = "") -> Answers:
    """Every scale the same mark, everything right or wrong, with or without words."""
    given: dict[str, Any] = {}
    for question in survey.read:
        match question.kind:
            case QuestionKind.SCALE:
                given[question.key] = mark
            case QuestionKind.TEXT:
                given |= {question.key: words} if words else {}
            case QuestionKind.SEVERAL:
                given[question.key] = [0]
            case _:
                right = question.right[0] if question.right else 0
                given[question.key] = right if knows else (right + 1) % len(question.options)
    return given
