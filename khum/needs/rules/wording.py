"""How near the words of a question are to those of a needed knowledge."""

from __future__ import annotations

from collections.abc import Collection

NEAR = 0.5
"""From this likeness on a text speaks of what was asked."""
_FEW_LETTERS = 4
_HOLLOW = frozenset(
    {
        "การ",
        "ความ",
        "ของ",
        "และ",
        "ที่",
        "ใน",
        "ให้",
        "ได้",
        "เป็น",
        "มี",
        "จะ",
        "ต้อง",
        "อย่างไร",
        "ทำ",
        "งาน",
        "เรื่อง",
        "กับ",
        "ไม่",
        "ไป",
    }
)


def likeness(asked: Collection[str], told: Collection[str]) -> float:
    """Share of the shorter of two sets of words that the other has too, by letters, 0–1; hollow words do not count."""
    left, right = set(asked) - _HOLLOW, set(told) - _HOLLOW
    shared = _letters(left & right)
    if shared < _FEW_LETTERS:
        return 0.0
    return shared / min(_letters(left), _letters(right))


def _letters(words: Collection[str]) -> int:
    return sum(len(word) for word in words)
