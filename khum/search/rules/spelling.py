"""Words that differ by one slip: found by what is left when a letter is taken out (search.md §5)."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

SHORTEST = 3
LONGEST = 24
_DROPPED = re.compile(r"[ก-ฮ][ิุ]?์|[็-๎]")
_LENGTH = str.maketrans({"ี": "ิ", "ื": "ึ", "ู": "ุ", "แ": "เ", "ๅ": "า"})


def skeleton(word: str) -> str:
    """A word without tone marks, silenced letters and length of vowels: what hearing keeps of it."""
    return _DROPPED.sub("", word).translate(_LENGTH)


def keys(word: str) -> set[str]:
    """Keys under which a word and its misspellings meet; empty for words too short or too long to guess."""
    if not SHORTEST <= len(word) <= LONGEST or word.isdigit():
        return set()
    found = {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}
    found.add("~" + skeleton(word))
    return {key for key in found if len(key) >= 2}


def likeness(written: str, word: str) -> float:
    """How likely ``written`` was meant as ``word``: 1 the same, 0 not a slip of one or two fingers."""
    if written == word:
        return 1.0
    slips = OSA.distance(written, word, score_cutoff=2)
    if skeleton(written) == skeleton(word):
        return max(0.8, 0.9 - 0.05 * slips)
    if slips > (1 if len(word) < 6 else 2):
        return 0.0
    return 1 - slips / max(len(word), 4) * 1.2
