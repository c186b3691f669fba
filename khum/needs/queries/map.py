"""The map of a year: every need with its heat, narrowed as asked, by goal and by division (row 41)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Prefetch

from khum.domain.fiscal_year import FiscalYear
from khum.needs import permissions
from khum.needs.models import Goal, Holder, Need
from khum.needs.queries.risk import still_here
from khum.needs.rules import risk
from khum.needs.rules.kinds import Having
from khum.needs.rules.risk import Heat
from khum.people.models import Division
from khum.people.standing import Standing

MOST = 1000
MANY_HOLDERS = 2


@dataclass(frozen=True, slots=True)
class Search:
    """What the map is narrowed to; ``covering`` 2 means two and more."""

    words: str = ""
    division: int = 0
    heat: str = ""
    having: str = ""
    criticality: int = 0
    covering: int | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return self != Search()


@dataclass(frozen=True, slots=True)
class Line:
    """A need on the map."""

    need: Need
    holders: tuple[Holder, ...]
    covering: int
    heat: Heat
    items: int

    @property
    def risk(self) -> int:
        """Criticality times scarcity."""
        return risk.risk(self.need.criticality, self.covering)


@dataclass(frozen=True, slots=True)
class Group:
    """Needs of one goal, or of one division."""

    goal: Goal | None
    division: Division | None
    lines: tuple[Line, ...]
    may_draft: bool = False

    @property
    def high(self) -> int:
        """How many are at high risk."""
        return sum(line.heat is Heat.HIGH for line in self.lines)


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of the heat picture."""

    covering: int
    number: int
    heat: Heat


@dataclass(frozen=True, slots=True)
class DivisionHeat:
    """Needs of a division by their heat, the hottest first."""

    division: Division | None
    numbers: tuple[tuple[Heat, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Needs of one criticality in the heat picture, by how many people cover them: nobody, one, two and more."""

    criticality: int
    cells: tuple[Cell, ...]


def lines(standing: Standing, year: FiscalYear, search: Search | None = None) -> list[Line]:
    """Needs of a year, greatest risk first: two queries."""
    wanted = search or Search()
    found = Need.objects.visible_to(standing).filter(goal__year_be=year.be, retired_on=None)
    if wanted.division:
        found = found.filter(goal__division=wanted.division)
    if wanted.having:
        found = found.filter(having=wanted.having)
    for word in wanted.words.split():
        found = found.filter(title__icontains=word)
    here = Holder.objects.filter(still_here(standing.today)).select_related("person").order_by("-level", "pk")
    found = (
        found.select_related("goal__division")
        .annotate(linked=Count("items"))
        .prefetch_related(Prefetch("holders", queryset=here, to_attr="here"))
    )
    made = [_line(need) for need in found[:MOST]]
    return sorted((line for line in made if _fits(line, wanted)), key=lambda line: (-line.risk, line.need.pk))


def by_goal(standing: Standing, year: FiscalYear, found: Iterable[Line], search: Search) -> list[Group]:
    """Goals in their order with their needs; goals without any stand there too unless the map is narrowed."""
    goals = Goal.objects.visible_to(standing).filter(year_be=year.be).select_related("division")
    if search.division:
        goals = goals.filter(division=search.division)
    having: dict[int, list[Line]] = {}
    for line in found:
        having.setdefault(line.need.goal_id, []).append(line)
    groups = [
        Group(
            goal,
            goal.division,
            tuple(having.get(goal.pk, ())),
            may_draft=bool(permissions.may_draft(standing, goal.division_id)),
        )
        for goal in goals
    ]
    empty_too = search in {Search(), Search(division=search.division)}
    return sorted(
        (group for group in groups if group.lines or empty_too),
        key=lambda group: group.goal.strategy if group.goal else "",
    )


def by_division(found: Iterable[Line]) -> list[Group]:
    """Divisions with their needs; what belongs to the whole organisation stands first. No query."""
    having: dict[Division | None, list[Line]] = {}
    for line in found:
        having.setdefault(line.need.goal.division, []).append(line)
    groups = [Group(None, division, tuple(own)) for division, own in having.items()]
    return sorted(groups, key=lambda group: (group.division.order, group.division.pk) if group.division else (-1, 0))


def heat_picture(found: Iterable[Line]) -> list[Row]:
    """How many needs of each criticality nobody, one, or more people cover. No query."""
    counts = Counter((line.need.criticality, min(line.covering, MANY_HOLDERS)) for line in found)
    return [
        Row(
            degree,
            tuple(
                Cell(number, counts[(degree, number)], risk.heat(degree, number)) for number in range(MANY_HOLDERS + 1)
            ),
        )
        for degree in range(5, 0, -1)
    ]


def heat_by_division(found: Iterable[Line]) -> list[DivisionHeat]:
    """How many needs of each degree of risk a division has, the hottest division first. No query."""
    rows = [
        DivisionHeat(group.division, tuple((heat, sum(line.heat is heat for line in group.lines)) for heat in Heat))
        for group in by_division(found)
    ]
    return sorted(rows, key=lambda row: [-number for _heat, number in row.numbers])


def summary(found: Iterable[Line]) -> Mapping[str, int]:
    """Counts above the map. No query."""
    given = list(found)
    return {
        "needs": len(given),
        "high": sum(line.heat is Heat.HIGH for line in given),
        "gaps": sum(line.need.having_value is Having.GAP for line in given),
        "single": sum(line.covering == 1 for line in given),
    }


def _line(need: Need) -> Line:
    here = tuple(need.here)  # type: ignore[attr-defined]
    covering = risk.covering(row.level for row in here)
    return Line(need, here, covering, risk.heat(need.criticality, covering), need.linked)  # type: ignore[attr-defined]


def _fits(line: Line, wanted: Search) -> bool:
    if wanted.heat and line.heat != wanted.heat:
        return False
    if wanted.criticality and line.need.criticality != wanted.criticality:
        return False
    return wanted.covering is None or min(line.covering, MANY_HOLDERS) == wanted.covering
