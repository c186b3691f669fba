"""Words and pairs of character clusters of a text (search.md §6.2, §2c)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from khum.domain.words import segment

VERSION = "2"
"""Grows whenever these rules, the segmenter or its word list change: the index is then built anew."""

LONGEST_TOKEN = 60
Splitter = Callable[[str], list[str]]

_T = "ก-ฮ"
_RUNS = re.compile(
    rf"(?P<short>(?:(?<![ก-๎])[{_T}]{{1,3}}|[{_T}])\.(?:[{_T}]{{1,4}}\.)+(?:[{_T}]{{1,2}}(?![ก-๎]))?"  # พ.ร.บ. รพ.สต.
    rf"|(?<![ก-๎])[{_T}]\.[{_T}]{{1,3}}(?![ก-๎.])"  # ก.พ without the last dot
    rf"|(?<![ก-๎])[{_T}]{{1,5}}\.)"  # อบต. ผอ. ว.
    rf"|(?P<thai>[ก-ฺเ-๎]+?(?=[{_T}]\.[{_T}]{{1,4}}\.|[^ก-ฺเ-๎]|\Z))"  # stops before an abbreviation glued on
    r"|(?P<other>[^\W_]+)"
)
_CLUSTER = re.compile(r"[เ-ไ]?[ก-ฮ](?:[ัิ-ฺ็-๎]|[ะาำๅ])*|[^\s]")
_SKIPPED = frozenset("ๆฯ")


def tokens(text: str, splitter: Splitter = segment) -> list[str]:
    """Words of a normalised text in their order; an abbreviation is one word without its dots."""
    return [word for word, _, _ in places(text, splitter)]


def places(text: str, splitter: Splitter = segment) -> Iterator[tuple[str, int, int]]:
    """Words of a normalised text with where each begins and ends."""
    for run in _RUNS.finditer(text):
        start, end = run.span()
        if run.lastgroup == "thai":
            yield from _thai(run.group(), start, splitter)
        elif run.lastgroup == "short":
            yield run.group().replace(".", ""), start, end
        else:
            yield run.group()[:LONGEST_TOKEN], start, end


def _thai(run: str, start: int, splitter: Splitter) -> Iterator[tuple[str, int, int]]:
    words = splitter(run)
    if len(run) <= 5 and any(len(word) == 1 for word in words) and all("ก" <= letter <= "ฮ" for letter in run):
        words = [run]  # พรบ, ธกส: letters alone are an abbreviation whose dots were left out
    for word in words:
        bare = word.strip("ๆฯ ")
        if bare and bare not in _SKIPPED:
            yield bare[:LONGEST_TOKEN], start, start + len(word)
        start += len(word)


def pairs(text: str) -> list[str]:
    """Neighbouring Thai character clusters of a normalised text; they find what was cut or split otherwise."""
    found: list[str] = []
    for run in re.finditer(r"[ก-๎]+", text):
        clusters = _CLUSTER.findall(run.group())
        found.extend(left + right for left, right in pairwise(clusters))
    return found
