"""Questions: what they are, how they are kept as plain data, whether an answer fits, and what it scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from khum.surveys.rules.kinds import QuestionKind

SCALE_TH = ("น้อยที่สุด", "น้อย", "ปานกลาง", "มาก", "มากที่สุด")
YES_NO_TH = ("ใช่", "ไม่ใช่")
LEAST, MOST = 1, 5
FEWEST_CHOICES, MOST_CHOICES, MOST_QUESTIONS = 2, 8, 30
LONGEST_TEXT = 2000

Answer = int | list[int] | str
Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``right`` are places of right choices, empty where nothing is right or wrong.

    ``key`` stays when the words of the question are mended, so that years are compared question by question.
    """

    key: str
    kind: QuestionKind
    text: str
    choices: tuple[str, ...] = ()
    right: tuple[int, ...] = ()
    group: str = ""
    is_required: bool = True

    @property
    def options(self) -> tuple[str, ...]:
        """The words of what can be chosen, in order; empty for text."""
        if self.kind is QuestionKind.SCALE:
            return SCALE_TH
        return YES_NO_TH if self.kind is QuestionKind.YES_NO else self.choices

    @property
    def is_scored(self) -> bool:
        """Whether an answer can be right."""
        return bool(self.right)


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that stand on one screen."""

    title: str
    questions: tuple[Question, ...]


def grouped(questions: Iterable[Question]) -> tuple[Group, ...]:
    """The questions by their group, in the order in which the groups first come."""
    found: dict[str, list[Question]] = {}
    for question in questions:
        found.setdefault(question.group, []).append(question)
    return tuple(Group(title, tuple(members)) for title, members in found.items())


def kept(question: Question) -> dict[str, Any]:
    """The question as plain data."""
    return {
        "key": question.key,
        "kind": question.kind.value,
        "text": question.text,
        "choices": list(question.choices),
        "right": list(question.right),
        "group": question.group,
        "required": question.is_required,
    }


def read(data: Mapping[str, Any]) -> Question:
    """The question from plain data."""
    return Question(
        data["key"],
        QuestionKind(data["kind"]),
        data["text"],
        tuple(data["choices"]),
        tuple(data["right"]),
        data["group"],
        data["required"],
    )


def fits(question: Question, answer: Any) -> bool:
    """Whether something can be the answer of a question."""
    match question.kind:
        case QuestionKind.TEXT:
            return isinstance(answer, str) and 0 < len(answer.strip()) <= LONGEST_TEXT
        case QuestionKind.SCALE:
            return _is_number(answer) and LEAST <= answer <= MOST
        case QuestionKind.SEVERAL:
            return (
                isinstance(answer, list)
                and bool(answer)
                and len(set(answer)) == len(answer)
                and all(_is_number(place) and 0 <= place < len(question.options) for place in answer)
            )
        case _:
            return _is_number(answer) and 0 <= answer < len(question.options)


def complete(questions: Sequence[Question], answers: Answers) -> bool:
    """Whether every required question is answered and nothing else is said than fits."""
    known = {question.key: question for question in questions}
    if any(key not in known or not fits(known[key], answer) for key, answer in answers.items()):
        return False
    return all(question.key in answers for question in questions if question.is_required)


def is_right(question: Question, answer: Answer | None) -> bool:
    """Whether an answer is right; several choices must be exactly the right ones."""
    if answer is None:
        return False
    if isinstance(answer, list):
        return set(answer) == set(question.right)
    return answer in question.right


def percent_right(questions: Iterable[Question], answers: Answers) -> int | None:
    """Whole percent of scored questions answered right, rounded down; None where nothing is scored."""
    scored = [question for question in questions if question.is_scored]
    if not scored:
        return None
    return 100 * sum(is_right(question, answers.get(question.key)) for question in scored) // len(scored)


def _is_number(answer: Any) -> bool:
    return isinstance(answer, int) and not isinstance(answer, bool)
