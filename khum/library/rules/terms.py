"""The same words for the same things (ภาษาเดียวกัน, row 44): words that the glossary wants written otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OtherWord:
    """A word of the text that the glossary calls something else."""

    written: str
    wanted: str


def other_words(text: str, glossary: Iterable[tuple[str, Iterable[str]]]) -> tuple[OtherWord, ...]:
    """Variants that occur in ``text``; ``glossary`` pairs the wanted word with the words to avoid.

    A variant inside the wanted word itself is no slip.
    """
    found = []
    for wanted, variants in glossary:
        rest = text.replace(wanted, "\0")
        found += [OtherWord(written, wanted) for written in variants if written and written in rest]
    return tuple(found)
