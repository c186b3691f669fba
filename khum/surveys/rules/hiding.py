"""Small groups stay hidden so that nobody learns what one person answered, not even by subtraction.

A group of fewer than five is hidden. Whoever knows the whole and every shown group can subtract; what is left over is
the hidden groups together, so further groups are hidden, the smallest first, until that rest is five people or nobody
at all is shown. This is complementary suppression.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

LEAST = 5

K = TypeVar("K", bound=Hashable)


def hidden(sizes: Mapping[K, int], *, rest: int = 0, least: int = LEAST) -> frozenset[K]:
    """The groups that are not shown. ``rest``: people in the whole who belong to none of these groups.

    Equal sizes are hidden in the order given, so that the same table is hidden the same way each time.
    """
    away = {key for key, size in sizes.items() if size < least}
    left = rest + sum(sizes[key] for key in away)
    for key in sorted((key for key in sizes if key not in away), key=lambda key: sizes[key]):
        if left >= least or (not away and not rest):
            break
        away.add(key)
        left += sizes[key]
    return frozenset(away)


def is_shown(respondents: int, *, is_anonymous: bool, least: int = LEAST) -> bool:
    """Whether answers as a whole are shown: always where names stand, from five people where not."""
    return respondents > 0 and (not is_anonymous or respondents >= least)
