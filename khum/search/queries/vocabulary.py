"""The words of an organisation's index. What they say never reaches a page by itself: a page shows only documents."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from json import loads
from pathlib import Path

from khum.search.models import SameWords, Term
from khum.search.rules.normal import normalise
from khum.search.rules.tokens import tokens

_COMMON = Path(__file__).parent.parent / "data" / "same_words.json"
_CHUNK = 400
_WORDS = (False,)  # "IN (0)" uses the index of the table, "NOT is_pair" does not


Group = tuple[tuple[str, tuple[str, ...]], ...]
"""Ways to write the same, each with its words."""


def counts(organisation_id: int, words: Collection[str], *, is_pair: bool = False) -> dict[str, int]:
    """Passages that hold each word; words that none holds are left out."""
    asked = sorted(set(words))
    found: dict[str, int] = {}
    for at in range(0, len(asked), _CHUNK):
        found.update(
            Term.objects.filter(
                organisation=organisation_id, is_pair__in=[is_pair], text__in=asked[at : at + _CHUNK], passages__gt=0
            ).values_list("text", "passages")
        )
    return found


def beginning_with(organisation_id: int, start: str, *, limit: int = 8) -> list[tuple[str, int]]:
    """Most frequent words that go on from a beginning, by the index of the table."""
    terms = Term.objects.filter(
        organisation=organisation_id, is_pair__in=_WORDS, text__gt=start, text__lt=start + "\U0010ffff", passages__gt=0
    )
    nearest = list(terms.order_by("text").values_list("text", "passages")[:300])
    return sorted(nearest, key=lambda pair: -pair[1])[:limit]


def holding(organisation_id: int, part: str, *, limit: int = 20) -> list[tuple[str, int]]:
    """Longer words with a word inside: กฤษฎีกา stands in พระราชกฤษฎีกา."""
    terms = Term.objects.filter(organisation=organisation_id, is_pair__in=_WORDS, text__contains=part, passages__gt=0)
    return list(terms.exclude(text=part).order_by("-passages").values_list("text", "passages")[:limit])


def same_words(organisation_id: int, text: str, words: Sequence[str]) -> Iterator[str]:
    """Other ways to write what a normalised query holds: of government Thai, and of the organisation's own list."""
    own = [_group(tuple(group.lines)) for group in SameWords.objects.filter(organisation=organisation_id)]
    known = set(words)
    for group in (*_common(), *own):
        meant = {one for one, its_words in group if its_words and (_holds(one, its_words, text, known))}
        if meant:
            yield from (one for one, _ in group if one not in meant)


def _holds(one: str, its_words: tuple[str, ...], text: str, known: set[str]) -> bool:
    """A single word must stand as a word; a phrase as it is written."""
    return its_words[0] in known if len(its_words) == 1 else one in text


@cache
def _common() -> tuple[Group, ...]:
    return tuple(_group(tuple(group)) for group in loads(_COMMON.read_text(encoding="utf-8")))


@lru_cache(maxsize=4096)
def _group(lines: tuple[str, ...]) -> Group:
    return tuple((one, tuple(tokens(one))) for one in map(normalise, lines))
