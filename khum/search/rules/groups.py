"""Words that mean the same, as a person writes them: a line a group, the words with = between them."""

from __future__ import annotations

MOST_GROUPS, MOST_WORDS, LONGEST = 300, 8, 100
BETWEEN = "="


def read(text: str) -> list[list[str]]:
    """Groups of a text; empty lines and words that stand twice are left out. Raises :class:`ValueError` by line."""
    groups: list[list[str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        words = list(dict.fromkeys(" ".join(word.split()) for word in line.split(BETWEEN) if word.strip()))
        if not words:
            continue
        if not 2 <= len(words) <= MOST_WORDS or any(len(word) > LONGEST for word in words):
            raise ValueError(number)
        if words not in groups:
            groups.append(words)
    if len(groups) > MOST_GROUPS:
        raise ValueError(0)
    return groups


def written(groups: list[list[str]]) -> str:
    """The text of groups."""
    return "\n".join(f" {BETWEEN} ".join(words) for words in groups)
