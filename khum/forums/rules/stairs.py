"""Self-assessment of cores, the stairs that pair groups (บันไดแลกเปลี่ยน): who can give meets who wants to take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

LOWEST, HIGHEST = 1, 5
GIVES_FROM = 4
WANTS_FROM = 1

LEVELS_TH = {1: "เริ่มต้น", 2: "พอทำได้", 3: "ทำได้ดี", 4: "ทำได้ดีมาก แบ่งปันได้", 5: "เป็นแบบอย่าง สอนผู้อื่นได้"}


class Mark(NamedTuple):
    """How one group sees itself in one core: level today and the level it aims at, 1–5."""

    core: int
    group: int
    now: int
    target: int

    @property
    def gap(self) -> int:
        """Steps still to climb; a target below today's level is no gap."""
        return max(0, self.target - self.now)


class Pair(NamedTuple):
    """In a core, ``giver`` can tell ``taker`` how; ``rise`` is the number of steps between them."""

    core: int
    giver: int
    taker: int
    rise: int
    gap: int


def can_pair(giver: Mark, taker: Mark) -> bool:
    """Whether one can give (4 or 5, above the other) what the other wants to take (a gap of a step or more)."""
    return giver.now >= GIVES_FROM and giver.now > taker.now and taker.gap >= WANTS_FROM


def pairs(marks: Iterable[Mark]) -> list[Pair]:
    """One giver for every group that wants to take and has somebody above it, the widest gaps first.

    A giver stands at 4 or 5 and above the taker. The highest givers come first; among equals the one with the fewest
    pairs so far, so that nobody carries everything.
    """
    found: list[Pair] = []
    load: Counter[int] = Counter()
    rows = sorted(set(marks))
    for taker in sorted(
        (row for row in rows if row.gap >= WANTS_FROM), key=lambda row: (-row.gap, row.core, row.group)
    ):
        above = [row for row in rows if row.core == taker.core and can_pair(row, taker)]
        if not above:
            continue
        giver = min(above, key=lambda row: (-row.now, load[row.group], row.group))
        load[giver.group] += 1
        found.append(Pair(taker.core, giver.group, taker.group, giver.now - taker.now, taker.gap))
    return found


class Stair(NamedTuple):
    """One step of the stairs of a core: the groups of one level, those ready to give and those eager to take."""

    level: int
    gives: tuple[int, ...]
    takes: tuple[int, ...]
    others: tuple[int, ...]


def stairs(marks: Iterable[Mark]) -> list[Stair]:
    """The steps of one core from the top down; every group stands on exactly one step and in one place of it.

    A group gives where somebody stands below it, takes where it has a gap; one that could do both gives.
    """
    rows = sorted(set(marks))
    lowest = min((row.now for row in rows), default=LOWEST)
    found = []
    for level in range(HIGHEST, LOWEST - 1, -1):
        here = [row for row in rows if row.now == level]
        gives = tuple(row.group for row in here if level >= GIVES_FROM and level > lowest)
        takes = tuple(row.group for row in here if row.gap >= WANTS_FROM and row.group not in gives)
        others = tuple(row.group for row in here if row.group not in {*gives, *takes})
        found.append(Stair(level, gives, takes, others))
    return found
