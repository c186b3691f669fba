"""The part of a text that shows why it was found, in pieces that are hits or not; a page marks them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

LENGTH = 220
_LONGEST_SHORT = 6
_THAI_MARK = re.compile("[ะ-ฺ็-๎]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text."""

    text: str
    is_hit: bool


def finder(words: Sequence[str]) -> re.Pattern[str] | None:
    """What finds any of the words, longest first; made once for all results of a query. None where there are none."""
    wanted = sorted({word for word in words if word}, key=len, reverse=True)
    return re.compile("|".join(map(_pattern, wanted))) if wanted else None


def pieces(text: str, folded: str, words: re.Pattern[str] | None) -> tuple[Piece, ...]:
    """The whole text in pieces; ``words`` of :func:`finder`."""
    return _cut(text, _spans(folded, words), 0, len(text))


def snippet(text: str, folded: str, words: re.Pattern[str] | None, *, length: int = LENGTH) -> tuple[Piece, ...]:
    """The window of the text with most different words in it; its beginning where none is."""
    spans = _spans(folded, words)
    start = _best(folded, spans, length) if spans else 0
    end = min(len(text), start + length)
    if end < len(text):
        end = _soft_end(text, start, end)
    found = list(_cut(text, spans, start, end))
    if start > 0:
        found.insert(0, Piece("… ", is_hit=False))
    if end < len(text):
        found.append(Piece(" …", is_hit=False))
    return tuple(found)


def _spans(folded: str, words: re.Pattern[str] | None) -> list[tuple[int, int]]:
    return [found.span() for found in words.finditer(folded)] if words else []


def _pattern(word: str) -> str:
    """A few letters alone may stand with the dots of an abbreviation."""
    if len(word) <= _LONGEST_SHORT and all("ก" <= letter <= "ฮ" for letter in word):
        return r"\.?".join(word) + r"\.?"
    return re.escape(word)


def _best(folded: str, spans: Sequence[tuple[int, int]], length: int) -> int:
    best, best_worth = spans[0], -1
    for at, (start, _) in enumerate(spans[:200]):
        inside = {folded[s:e] for s, e in spans[at : at + 60] if e <= start + length - 40}
        worth = sum(len(word) for word in inside)
        if worth > best_worth:
            best, best_worth = spans[at], worth
    if len(folded) <= length:
        return 0
    start = max(0, best[0] - 40)
    space = folded.find(" ", start, best[0])
    start = space + 1 if space >= 0 else start
    while start < best[0] and _THAI_MARK.match(folded[start]):
        start += 1
    return start


def _soft_end(text: str, start: int, end: int) -> int:
    space = text.rfind(" ", start + (end - start) // 2, end)
    if space > 0:
        return space
    while end < len(text) and _THAI_MARK.match(text[end]):
        end += 1
    return end


def _cut(text: str, spans: Sequence[tuple[int, int]], start: int, end: int) -> tuple[Piece, ...]:
    found: list[Piece] = []
    at = start
    for begins, ends in spans:
        if begins < start or ends > end:
            continue
        if begins > at:
            found.append(Piece(text[at:begins], is_hit=False))
        found.append(Piece(text[begins:ends], is_hit=True))
        at = ends
    if at < end:
        found.append(Piece(text[at:end], is_hit=False))
    return tuple(found)
