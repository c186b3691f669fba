"""The river (ธารปัญญา): the banks are the highest and the lowest group of every core; all groups float between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from khum.forums.rules.stairs import HIGHEST, LOWEST, Mark

LEFT, TOP, STEP_X, STEP_Y, RIGHT, BOTTOM = 46, 26, 96, 52, 40, 40
"""Pixels of the drawing: margins, the distance of two cores, the height of a level."""


class Banks(NamedTuple):
    """One core of the river: its lowest and highest group today, and the groups at each level."""

    core: int
    low: int
    high: int
    at: dict[int, tuple[int, ...]]


def banks(marks: Iterable[Mark], cores: Sequence[int]) -> list[Banks]:
    """The river in the order of the cores; a core that nobody assessed has no water and is left out."""
    by_core: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_core[mark.core].append(mark)
    found = []
    for core in cores:
        rows = by_core.get(core)
        if not rows:
            continue
        levels = {
            level: tuple(sorted(row.group for row in rows if row.now == level)) for level in {r.now for r in rows}
        }
        found.append(Banks(core, min(levels), max(levels), levels))
    return found


class Dot(NamedTuple):
    """A mark of the drawing: where, and what is written in or beside it."""

    x: int
    y: int
    words: str


class Drawing(NamedTuple):
    """Everything that a template needs to draw the river without reckoning."""

    width: int
    height: int
    water: str
    high: str
    low: str
    levels: tuple[Dot, ...]
    cores: tuple[Dot, ...]
    dots: tuple[Dot, ...]
    right: int
    base: int


def draw(river: Sequence[Banks], letters: dict[int, str], places: dict[int, int]) -> Drawing:
    """Geometry of the river. ``letters``: group → its sign; ``places``: core → its number in the table."""
    base = _y(LOWEST)
    xs = [LEFT + STEP_X // 2 + STEP_X * place for place in range(len(river))]
    right = LEFT + STEP_X * max(1, len(river))
    high = [(x, _y(bank.high)) for x, bank in zip(xs, river, strict=True)]
    low = [(x, _y(bank.low)) for x, bank in zip(xs, river, strict=True)]
    dots = tuple(
        Dot(x, _y(level), " ".join(letters[group] for group in groups))
        for x, bank in zip(xs, river, strict=True)
        for level, groups in sorted(bank.at.items())
    )
    return Drawing(
        width=right + RIGHT,
        height=base + BOTTOM,
        water=_points([*_wide(high), *reversed(_wide(low))]),
        high=_points(_wide(high)),
        low=_points(_wide(low)),
        levels=tuple(Dot(LEFT, _y(level), str(level)) for level in range(LOWEST, HIGHEST + 1)),
        cores=tuple(Dot(x, base + 28, str(places[bank.core])) for x, bank in zip(xs, river, strict=True)),
        dots=dots,
        right=right,
        base=base,
    )


def _y(level: int) -> int:
    return TOP + STEP_Y * (HIGHEST - level)


def _wide(line: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A river of one core is a pond: the bank runs a little to both sides."""
    if not line:
        return []
    reach = STEP_X // 3
    return [(line[0][0] - reach, line[0][1]), *line, (line[-1][0] + reach, line[-1][1])]


def _points(line: Iterable[tuple[int, int]]) -> str:
    return " ".join(f"{x},{y}" for x, y in line)
