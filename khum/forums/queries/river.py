"""The river and the stairs of a forum, read for the screen and the paper."""

from __future__ import annotations

from dataclasses import dataclass

from khum.forums.models import Assessment, Core, Forum, Group, Invitation
from khum.forums.rules.river import Drawing, banks, draw
from khum.forums.rules.stairs import Stair, pairs, stairs

LETTERS = "กขคงจฉชซฌญฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the stairs with groups by name."""

    level: int
    gives: list[Group]
    takes: list[Group]
    others: list[Group]


@dataclass(frozen=True, slots=True)
class Line:
    """A core with its number, what every group says of itself (None: nothing yet), and its stairs."""

    number: int
    core: Core
    cells: list[Assessment | None]
    steps: list[Step]


@dataclass(frozen=True, slots=True)
class Match:
    """A pair of the stairs and the invitation that was made of it."""

    core: Core
    giver: Group
    taker: Group
    rise: int
    gap: int
    invitation: Invitation | None


@dataclass(frozen=True, slots=True)
class River:
    """Everything that the page of the river and the paper need."""

    groups: list[tuple[str, Group]]
    lines: list[Line]
    drawing: Drawing | None
    matches: list[Match]

    @property
    def uninvited(self) -> list[Match]:
        """Pairs that nobody made an invitation of."""
        return [match for match in self.matches if match.invitation is None]


def river_of(forum: Forum) -> River:
    """Read everything: four queries."""
    groups = {group.pk: group for group in forum.groups.select_related("speaker", "division").order_by("pk")}
    letters = {pk: LETTERS[place % len(LETTERS)] for place, pk in enumerate(groups)}
    cores = {core.pk: core for core in forum.cores.order_by("order", "pk")}
    rows = {(row.core_id, row.group_id): row for row in Assessment.objects.filter(group__forum=forum)}
    sent = {(row.core_id, row.giver_id, row.taker_id): row for row in forum.invitations.order_by("pk")}
    marks = [row.mark for row in rows.values()]
    places = {pk: number for number, pk in enumerate(cores, start=1)}
    found = banks(marks, list(cores))
    return River(
        groups=[(letters[pk], group) for pk, group in groups.items()],
        lines=[
            Line(
                places[pk],
                core,
                [rows.get((pk, group)) for group in groups],
                [_step(step, groups) for step in stairs(mark for mark in marks if mark.core == pk)],
            )
            for pk, core in cores.items()
        ],
        drawing=draw(found, letters, places) if found else None,
        matches=[
            Match(
                cores[pair.core],
                groups[pair.giver],
                groups[pair.taker],
                pair.rise,
                pair.gap,
                sent.get((pair.core, pair.giver, pair.taker)),
            )
            for pair in pairs(marks)
        ],
    )


def _step(step: Stair, groups: dict[int, Group]) -> Step:
    return Step(
        step.level,
        [groups[pk] for pk in step.gives],
        [groups[pk] for pk in step.takes],
        [groups[pk] for pk in step.others],
    )
