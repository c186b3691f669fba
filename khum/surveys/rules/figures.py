"""Figures of a survey: what was answered, the index, strict shares and gains (M10, M12, M13).

A strict share divides by everybody who was to be asked: who did not answer counts as not knowing. The share of the
respondents stands beside it, never instead of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from khum.surveys.rules.kinds import QuestionKind
from khum.surveys.rules.questions import LEAST, MOST, Answers, Question, is_right, percent_right

_TENTH = Decimal("0.1")
FIRST_PASS_PERCENT = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """One option with its share."""

    label: str
    count: int
    percent: Decimal
    is_right: bool

    @property
    def said(self) -> str:
        """Words for who cannot see the bar."""
        return f"{self.label} {self.percent}%"


@dataclass(frozen=True, slots=True)
class Tally:
    """The answers to one question: how many answered, how many chose each option, how many were right, the words."""

    question: Question
    answered: int
    counts: tuple[int, ...]
    right: int
    texts: tuple[str, ...] = ()

    @property
    def mean(self) -> Decimal | None:
        """Mean of a scale, 1 to 5, one decimal."""
        if self.question.kind is not QuestionKind.SCALE or not self.answered:
            return None
        total = sum(place * count for place, count in enumerate(self.counts, start=LEAST))
        return (Decimal(total) / self.answered).quantize(_TENTH)

    @property
    def index(self) -> Decimal | None:
        """The mean of a scale on 0–100."""
        if self.question.kind is not QuestionKind.SCALE or not self.answered:
            return None
        total = sum((place - LEAST) * count for place, count in enumerate(self.counts, start=LEAST))
        return (Decimal(100 * total) / (self.answered * (MOST - LEAST))).quantize(_TENTH)

    @property
    def right_percent(self) -> Decimal | None:
        """Share of right answers among those who answered."""
        return percent(self.right, self.answered) if self.question.is_scored else None

    @property
    def percents(self) -> tuple[Decimal, ...]:
        """Share of each option among those who answered."""
        return tuple(percent(count, self.answered) or Decimal(0) for count in self.counts)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The options as a picture has them."""
        options = zip(self.question.options, self.counts, self.percents, strict=True)
        right = self.question.right
        return tuple(Bar(label, count, share, place in right) for place, (label, count, share) in enumerate(options))


@dataclass(frozen=True, slots=True)
class Shares:
    """People who know, of whom: everybody (strict), and the respondents."""

    passed: int
    respondents: int
    headcount: int

    @property
    def strict(self) -> Decimal | None:
        """Percent of everybody; no answer counts as not knowing."""
        return percent(self.passed, self.headcount)

    @property
    def of_respondents(self) -> Decimal | None:
        """Percent of those who answered."""
        return percent(self.passed, self.respondents)

    @property
    def response(self) -> Decimal | None:
        """Percent of everybody who answered."""
        return percent(self.respondents, self.headcount)


def percent(part: int, whole: int) -> Decimal | None:
    """Percent with one decimal; None of nothing."""
    return (Decimal(100 * part) / whole).quantize(_TENTH) if whole else None


def tally(question: Question, sheets: Sequence[Answers]) -> Tally:
    """Count the answers to one question."""
    given = [sheet[question.key] for sheet in sheets if question.key in sheet]
    counts = [0] * len(question.options)
    shift = LEAST if question.kind is QuestionKind.SCALE else 0
    for answer in given:
        for place in answer if isinstance(answer, list) else [answer]:
            if isinstance(place, int):
                counts[place - shift] += 1
    texts = tuple(sorted(answer.strip() for answer in given if isinstance(answer, str)))
    right = sum(is_right(question, answer) for answer in given) if question.is_scored else 0
    return Tally(question, len(given), tuple(counts), right, texts)


def index(questions: Iterable[Question], sheets: Sequence[Answers]) -> Decimal | None:
    """The climate index 0–100: the mean over people of the mean of their scales; None where nobody answered one."""
    keys = [question.key for question in questions if question.kind is QuestionKind.SCALE]
    means = [mean for sheet in sheets if (mean := _own_mean(keys, sheet)) is not None]
    if not means:
        return None
    return (100 * sum(means, Decimal(0)) / (len(means) * (MOST - LEAST))).quantize(_TENTH)


def _own_mean(keys: Sequence[str], sheet: Answers) -> Decimal | None:
    marks = [mark - LEAST for key in keys if isinstance(mark := sheet.get(key), int)]
    return Decimal(sum(marks)) / len(marks) if marks else None


def passed(questions: Sequence[Question], sheets: Iterable[Answers], pass_percent: int) -> int:
    """How many sheets reach the pass mark."""
    found = (percent_right(questions, sheet) for sheet in sheets)
    return sum(score is not None and score >= pass_percent for score in found)


def average_right(questions: Sequence[Question], sheets: Sequence[Answers]) -> Decimal | None:
    """Average percent of right answers over the sheets."""
    scores = [score for sheet in sheets if (score := percent_right(questions, sheet)) is not None]
    return (Decimal(sum(scores)) / len(scores)).quantize(_TENTH) if scores else None


def change(before: Decimal | None, after: Decimal | None) -> Decimal | None:
    """Difference in points; None where one of them is not known."""
    return None if before is None or after is None else after - before


def comparable(before: Iterable[Question], after: Iterable[Question]) -> frozenset[str]:
    """Keys of questions that are the same in both: kind, words and choices."""
    old = {question.key: (question.kind, question.text, question.choices) for question in before}
    return frozenset(q.key for q in after if old.get(q.key) == (q.kind, q.text, q.choices))
