"""A long paper for the screen: cut at its chapters, and within one at so many rows, so that each page stays small."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from khum.papers import blocks as b
from khum.papers.values import RowKind
from khum.papers.written import plain

ROWS = 60
"""Rows of tables on one leaf; a heading across the table begins the next leaf where it is near."""
_NEAR = 15


@dataclass(frozen=True, slots=True)
class Leaf:
    """What is shown at once: its title in the list of leaves, and the paper with nothing but this."""

    title: str
    paper: b.Paper


def leaves(paper: b.Paper) -> tuple[Leaf, ...]:
    """The paper in order, nothing left out but the list of contents, for which the list of leaves stands.

    A paper without chapters is one leaf under its own title.
    """
    found: list[Leaf] = []
    for title, section in _chapters(paper):
        parts = [part for part in _within(section) if part.blocks]
        found += [
            Leaf(title if number == 1 else f"{title} ({number})", replace(paper, sections=(part,)))
            for number, part in enumerate(parts, start=1)
        ]
    return tuple(found) or (Leaf(paper.title, paper),)


def _chapters(paper: b.Paper) -> Iterator[tuple[str, b.Section]]:
    title = paper.title
    for section in paper.sections:
        run: list[b.Block] = []
        for block in section.blocks:
            if isinstance(block, b.Heading) and block.level == 1:
                if run:
                    yield title, replace(section, blocks=tuple(run))
                title, run = plain(block.text), []
            if not isinstance(block, b.Contents | b.PageBreak):
                run.append(block)
        if run:
            yield title, replace(section, blocks=tuple(run))


def _within(section: b.Section) -> Iterator[b.Section]:
    run: list[b.Block] = []
    room = ROWS
    for block in section.blocks:
        for piece in _pieces(block, room):
            size = len(piece.rows) if isinstance(piece, b.Table) else 1
            if size > room and run:
                yield replace(section, blocks=tuple(run))
                run, room = [], ROWS
            run.append(piece)
            room -= size
    yield replace(section, blocks=tuple(run))


def _pieces(block: b.Block, room: int) -> Iterator[b.Block]:
    """A table in pieces of so many rows; anything else as it is."""
    if not isinstance(block, b.Table) or len(block.rows) <= room:
        yield block
        return
    rows = list(block.rows)
    while rows:
        cut = _cut(rows, max(room, _NEAR))
        yield replace(block, rows=tuple(rows[:cut]))
        rows, room = rows[cut:], ROWS


def _cut(rows: list[b.Row], room: int) -> int:
    """After how many rows to cut: before a heading across the table if one stands near the end of the room."""
    if len(rows) <= room:
        return len(rows)
    near = [place for place in range(max(1, room - _NEAR), room + 1) if rows[place].kind is RowKind.GROUP]
    return near[-1] if near else room
