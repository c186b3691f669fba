"""Short checks of what was learnt: scores, passing, gain (M26)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

PASS_PERCENT = 60
FEWEST_QUESTIONS, MOST_QUESTIONS = 3, 20
FEWEST_CHOICES, MOST_CHOICES = 2, 6


class When(StrEnum):
    """Before or after learning."""

    PRE = "pre"
    POST = "post"

    @property
    def label_th(self) -> str:
        """Thai name."""
        return {"pre": "ก่อนเรียน", "post": "หลังเรียน"}[self.value]


@dataclass(frozen=True, slots=True)
class Score:
    """Right answers of all."""

    right: int
    of: int

    @property
    def percent(self) -> int:
        """Whole percent, rounded down, so that 59.9 does not pass at 60."""
        return 100 * self.right // self.of if self.of else 0

    def passes(self, pass_percent: int) -> bool:
        """Whether it reaches the pass mark."""
        return self.percent >= pass_percent


def marked(right: Sequence[int], given: Sequence[int | None]) -> Score:
    """Score of given choices beside the right ones; what was not answered is wrong."""
    return Score(sum(a == b for a, b in zip(right, given, strict=True)), len(right))


def gained(pre: Score | None, post: Score | None, *, pass_percent: int) -> bool:
    """Whether somebody knows more: passed after learning, or scored better than before."""
    if post is None:
        return False
    return post.passes(pass_percent) or (pre is not None and post.percent > pre.percent)
