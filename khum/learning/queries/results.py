"""Checks with one's own result, and what all answers of one say together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from khum.learning.models import Attempt, Quiz
from khum.learning.rules.checking import Score, When, gained
from khum.people.standing import Standing


@dataclass(frozen=True, slots=True)
class Own:
    """A check and one's own last answers after learning."""

    quiz: Quiz
    score: Score | None

    @property
    def passed(self) -> bool:
        """Whether one reached the pass mark."""
        return self.score is not None and self.score.passes(self.quiz.pass_percent)


@dataclass(frozen=True, slots=True)
class Result:
    """How many people answered, passed, and know more than before; average percents."""

    answered: int
    passed: int
    gained: int
    before: int | None
    after: int | None


def listed(standing: Standing) -> QuerySet[Quiz]:
    """Checks in sight, open ones first."""
    found: QuerySet[Quiz] = Quiz.objects.visible_to(standing).select_related("training", "item__current")
    return found.order_by("closed_on", "-created_at", "-id")


def with_own(standing: Standing, quizzes: Iterable[Quiz]) -> list[Own]:
    """The checks with one's own result: one query."""
    found = list(quizzes)
    own = Attempt.objects.filter(quiz__in=found, person=standing.person_id, when=When.POST)
    last = {attempt.quiz_id: attempt.score for attempt in own.order_by("at", "id")}
    return [Own(quiz, last.get(quiz.pk)) for quiz in found]


def of_quiz(quiz: Quiz) -> Result:
    """All answers together, the last ones of each person: one query."""
    people: dict[int, dict[When, Score]] = defaultdict(dict)
    for attempt in quiz.attempts.order_by("at", "id"):
        people[attempt.person_id][When(attempt.when)] = attempt.score
    rows = list(people.values())
    return Result(
        answered=len(rows),
        passed=sum(When.POST in had and had[When.POST].passes(quiz.pass_percent) for had in rows),
        gained=sum(gained(had.get(When.PRE), had.get(When.POST), pass_percent=quiz.pass_percent) for had in rows),
        before=_average(had[When.PRE].percent for had in rows if When.PRE in had),
        after=_average(had[When.POST].percent for had in rows if When.POST in had),
    )


def _average(percents: Iterable[int]) -> int | None:
    found = list(percents)
    return round(sum(found) / len(found)) if found else None
