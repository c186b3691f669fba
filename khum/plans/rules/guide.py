"""The guided path to a plan: five questions that start from the work (rows 25, 34)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from khum.plans.rules.content import ActivityContent, PlanContent, TableContent

PROBLEM = "problem"
"""Code of the chapter that holds the second answer."""

_LEADS = (("problem", "ปัญหาของงาน: "), ("whose", "เป็นปัญหาของ: "), ("quick_win", "เรื่องที่จะเห็นผลภายใน 90 วัน: "))


class Question(IntEnum):
    """The questions in their order."""

    GOALS = 1
    PROBLEM = 2
    STATES = 3
    ROWS = 4
    OWNERS = 5

    @property
    def next(self) -> Question | None:
        """The question that follows; None after the last."""
        return Question(self + 1) if self < Question.OWNERS else None


@dataclass(frozen=True, slots=True)
class Pick:
    """A row of the standard plan that may be taken into the plan; ``code`` names it in forms."""

    table: int
    activity: ActivityContent

    @property
    def code(self) -> str:
        """``2-share``: place of the table and step."""
        return f"{self.table}-{self.activity.step}"


def picks(standard: PlanContent) -> tuple[Pick, ...]:
    """All rows of the standard plan."""
    return tuple(Pick(place, activity) for place, table in enumerate(standard.tables) for activity in table.activities)


def taken(standard: PlanContent, content: PlanContent) -> frozenset[str]:
    """Codes of the picks whose step stands in the plan's table of the same track and place already."""
    return frozenset(
        f"{place}-{activity.step}"
        for place, model in enumerate(standard.tables)
        for table in [counterpart(standard, content, place)]
        if table is not None and model.track is table.track
        for activity in table.activities
    )


def counterpart(standard: PlanContent, content: PlanContent, place: int) -> TableContent | None:
    """The plan's table that answers to a table of the standard plan: the n-th of its track, or None."""
    track = standard.tables[place].track
    nth = sum(table.track is track for table in standard.tables[:place])
    same = [table for table in content.tables if table.track is track]
    return same[nth] if nth < len(same) else None


def problem_text(answers: dict[str, str]) -> str:
    """The second answer as a chapter prints it; lines without an answer are left out."""
    return "\n".join(f"{lead}{answers[name].strip()}" for name, lead in _LEADS if answers.get(name, "").strip())


def problem_answers(text: str) -> dict[str, str]:
    """The answers back from the chapter; lines that somebody added belong to the answer before them."""
    answers: dict[str, str] = {}
    current = ""
    for line in text.splitlines():
        for name, lead in _LEADS:
            if line.startswith(lead.rstrip()):
                current, line = name, line.removeprefix(lead.rstrip()).strip()
                break
        if current:
            answers[current] = f"{answers[current]}\n{line}" if current in answers else line
    return answers
