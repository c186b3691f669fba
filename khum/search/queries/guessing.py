"""Typing slips: spans that make no known word, and the words of the index that they were meant as."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from khum.search.models import Spelling
from khum.search.queries import vocabulary
from khum.search.rules import spelling

_WIDEST = 5
_BEST = 2
_LIKELY = 0.5
_CHUNK = 800

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Slip:
    """A span of the query that was probably meant as a word."""

    start: int
    end: int
    word: str
    passages: int
    likeness: float


def slips(organisation_id: int, found: Sequence[Place], counts: Mapping[str, int]) -> list[Slip]:
    """Words that doubtful spans were probably meant as, likeliest first in each span: two look-ups."""
    spans = _doubtful(found, counts)
    if not spans:
        return []
    keys: dict[str, set[str]] = {text: spelling.keys(text) for text in spans}
    known = _words_of(organisation_id, {key for some in keys.values() for key in some})
    options: dict[str, list[tuple[float, str]]] = {}
    for text, some in keys.items():
        near = {word for key in some for word in known.get(key, ())} - {text}
        rated = [(spelling.likeness(text, word), word) for word in near]
        options[text] = sorted((pair for pair in rated if pair[0] >= _LIKELY), reverse=True)[: _BEST * 4]
    passages = vocabulary.counts(organisation_id, {word for some in options.values() for _, word in some})
    made = [
        Slip(start, end, word, passages[word], likeness)
        for text, (start, end) in spans.items()
        for likeness, word in sorted(options[text], key=lambda pair: (-pair[0], -passages.get(pair[1], 0)))[:_BEST]
        if passages.get(word)
    ]
    return sorted(made, key=lambda slip: (-slip.likeness, -slip.passages))


def corrected(text: str, found: Sequence[Slip]) -> tuple[str, tuple[str, ...]]:
    """The query with its likeliest corrections, and the words put in; "" where nothing is to be corrected."""
    taken: list[Slip] = []
    for slip in sorted(found, key=lambda one: (-one.likeness, one.start - one.end)):
        if all(slip.end <= other.start or slip.start >= other.end for other in taken):
            taken.append(slip)
    made = text
    for slip in sorted(taken, key=lambda one: -one.start):
        made = made[: slip.start] + slip.word + made[slip.end :]
    return (made, tuple(slip.word for slip in taken)) if taken and made != text else ("", ())


def _doubtful(found: Sequence[Place], counts: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Spans of neighbouring words with one among them that nothing holds, or that is too short to be meant."""
    spans: dict[str, tuple[int, int]] = {}
    for first in range(len(found)):
        for last in range(first, min(first + _WIDEST, len(found))):
            window = found[first : last + 1]
            if any(left[2] != right[1] for left, right in pairwise(window)):
                break
            if not any(_is_doubtful(word, counts) for word, _, _ in window):
                continue
            text = "".join(word for word, _, _ in window)
            if spelling.SHORTEST <= len(text) <= spelling.LONGEST:
                spans.setdefault(text, (window[0][1], window[-1][2]))
    return spans


def _is_doubtful(word: str, counts: Mapping[str, int]) -> bool:
    if word.isdigit():
        return False
    held = counts.get(word, 0)
    return held == 0 or len(word) == 1 or (len(word) <= 2 and held < 3)


def _words_of(organisation_id: int, keys: set[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    ordered = sorted(keys)
    for at in range(0, len(ordered), _CHUNK):
        rows = Spelling.objects.filter(organisation=organisation_id, key__in=ordered[at : at + _CHUNK])
        for key, word in rows.values_list("key", "word"):
            found[key].append(word)
    return found
