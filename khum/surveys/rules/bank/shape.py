"""The shape of a template and short ways to write its questions."""

from __future__ import annotations

from dataclasses import dataclass

from khum.surveys.rules.kinds import QuestionKind, SurveyKind
from khum.surveys.rules.questions import Question


@dataclass(frozen=True, slots=True)
class Template:
    """A set of questions of the bank. A changed set is a new version; old ones stay."""

    code: str
    version: int
    kind: SurveyKind
    title_th: str
    purpose_th: str
    intro_th: str
    questions: tuple[Question, ...]
    is_anonymous: bool = True
    pass_percent: int = 60


def scales(group: str, **texts: str) -> tuple[Question, ...]:
    """Questions answered 1 to 5."""
    return tuple(Question(key, QuestionKind.SCALE, text, group=group) for key, text in texts.items())


def ask(group: str, key: str, text: str, right: int, *choices: str) -> Question:
    """A question of which one choice is right."""
    return Question(key, QuestionKind.ONE, text, choices, (right,), group)


def yes(group: str, key: str, text: str) -> Question:
    """A question to which yes shows that the person knows."""
    return Question(key, QuestionKind.YES_NO, text, right=(0,), group=group)


def words(group: str, key: str, text: str) -> Question:
    """A question answered in one's own words, by who wants to."""
    return Question(key, QuestionKind.TEXT, text, group=group, is_required=False)


def several(group: str, key: str, text: str, *choices: str) -> Question:
    """A question with any number of choices."""
    return Question(key, QuestionKind.SEVERAL, text, choices, group=group)
