"""How much of a Thai text is words: a PDF whose letters come out wrong scores low (documents.md §5)."""

from __future__ import annotations

import re
from functools import cache

from khum.domain.words import segment, word_list

DOUBTFUL_BELOW = 0.95

_THAI_RUN = re.compile("[ก-ฺเ-๎]+")
_ENOUGH_LETTERS = 200
_LOOKED_AT = 50_000


def is_doubtful(text: str) -> bool:
    """Whether so many letters stand in no word that a person should compare the text with the page."""
    runs = _THAI_RUN.findall(text[:_LOOKED_AT])
    return sum(map(len, runs)) >= _ENOUGH_LETTERS and score(runs) < DOUBTFUL_BELOW


def score(runs: list[str]) -> float:
    """The share of Thai letters that stand in words of the list, 0 to 1; good text has 0.98 and more."""
    tokens = [token for run in runs for token in segment(run)]
    letters = sum(map(len, tokens))
    known = sum(len(token) for token in tokens if token in _words())
    return known / letters if letters else 1.0


@cache
def _words() -> frozenset[str]:
    return frozenset(word_list().read_text("utf-8").split("\n"))
