"""What changed between two texts, by Thai words: paragraphs first, words inside the changed ones (issue 3 §2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from khum.domain.words import segment

# Beyond this many words a changed stretch is shown whole: comparing it word by word would take seconds.
_MOST_WORDS = 4000


class Change(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words with what became of it."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in pieces."""

    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything in it differs."""
        return any(piece.change is not Change.SAME for piece in self.pieces)


def difference(before: str, after: str) -> tuple[Line, ...]:
    """Both texts as one, line by line, with what was added and removed."""
    old, new = before.splitlines(), after.splitlines()
    return tuple(_lines(old, new))


def near(lines: Sequence[Line], around: int = 2) -> list[Line | None]:
    """Only changed lines with a few around them; None stands for what was left out."""
    kept = {
        place
        for changed, line in enumerate(lines)
        if line.is_changed
        for place in range(changed - around, changed + around + 1)
    }
    found: list[Line | None] = []
    for place, line in enumerate(lines):
        if place in kept:
            found.append(line)
        elif not found or found[-1] is not None:
            found.append(None)
    return found


def changed_words(before: str, after: str) -> int:
    """How many words were added or removed: what tells a typo from more."""
    return sum(
        len([word for word in segment(piece.text) if word.strip()])
        for line in difference(before, after)
        for piece in line.pieces
        if piece.change is not Change.SAME
    )


def _lines(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (Line((Piece(Change.SAME, line),)) for line in old[i1:i2])
            continue
        paired = min(i2 - i1, j2 - j1)
        for place in range(paired):
            yield Line(tuple(_pieces(old[i1 + place], new[j1 + place])))
        yield from (Line((Piece(Change.REMOVED, line),)) for line in old[i1 + paired : i2])
        yield from (Line((Piece(Change.ADDED, line),)) for line in new[j1 + paired : j2])


def _pieces(before: str, after: str) -> Iterator[Piece]:
    old, new = segment(before), segment(after)
    if len(old) + len(new) > _MOST_WORDS:
        yield from (Piece(change, text) for change, text in ((Change.REMOVED, before), (Change.ADDED, after)) if text)
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(Change.SAME, "".join(old[i1:i2]))
            continue
        if i2 > i1:
            yield Piece(Change.REMOVED, "".join(old[i1:i2]))
        if j2 > j1:
            yield Piece(Change.ADDED, "".join(new[j1:j2]))
