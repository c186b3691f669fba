"""Numbers of meetings within a calendar year (form 11): in the order of their days, fixed once people are called."""

from __future__ import annotations

from collections.abc import Iterable


def numbers(fixed: Iterable[int | None]) -> list[int]:
    """A number for each meeting in the order of days; those that have one for good keep it, None takes a free one.

    A free number is larger than that of every meeting before, so that a meeting put between two that were called
    already is the only case in which numbers do not follow the days.

    >>> numbers([None, 2, None])
    [1, 2, 3]
    """
    asked = list(fixed)
    taken = {number for number in asked if number is not None}
    given, last = [], 0
    for number in asked:
        if number is None:
            number = last + 1
            while number in taken:
                number += 1
            taken.add(number)
        last = max(last, number)
        given.append(number)
    return given
