"""The second stage: candidates in the order of how much of the query their own text holds (search.md §6.4)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_K1, _B = 1.2, 0.75
_TITLE = 0.5


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word, a pair of clusters or a way to write them, and what finding it is worth."""

    text: str
    worth: float
    is_word: bool = True


def rarity(passages: int, *, of: int) -> float:
    """Weight of a word that ``passages`` of ``of`` hold; never below nothing."""
    return math.log(1 + (of - passages + 0.5) / (passages + 0.5)) if passages <= of else 0.0


def score(text: str, title: str, wanted: Sequence[Wanted], *, average: float) -> float:
    """Worth of a passage: each wanted thing counts with its rarity, more often is better but ever less so."""
    length = len(text) + len(title)
    damping = _K1 * (1 - _B + _B * length / max(average, 1.0))
    total = 0.0
    for one in wanted:
        times = text.count(one.text)
        in_title = one.text in title
        if in_title:
            times += 1
            if one.is_word:
                total += _TITLE * one.worth
        if times:
            total += one.worth * (_K1 + 1) * times / (times + damping)
    return total
