"""Who holds the knowledge that words speak of: for routing a question (row 84) and for who-knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from khum.domain.fiscal_year import FiscalYear
from khum.needs.models import Holder, Need
from khum.needs.queries.risk import still_here
from khum.needs.rules.kinds import Level
from khum.needs.rules.wording import NEAR, likeness
from khum.search.rules.normal import normalise
from khum.search.rules.tokens import tokens

if TYPE_CHECKING:
    from khum.people.standing import Standing


@dataclass(frozen=True, slots=True)
class Knower:
    """A person named as a holder of a knowledge that fits the words. ``likeness`` 0–1, ``level`` 1–4."""

    person_id: int
    name: str
    level: int
    need_id: int
    need: str
    evidence: str
    likeness: float

    @property
    def covers(self) -> bool:
        """Whether this person can do it alone."""
        return Level(self.level).covers


def needs_about(words: str, standing: Standing) -> list[tuple[Need, float]]:
    """Needs of this year and the last that fit the words, nearest first: one query."""
    asked = words_of(words)
    if not asked:
        return []
    found = [(need, likeness(asked, words_of(need.title))) for need in needs_of_two_years(standing)]
    return sorted(((need, near) for need, near in found if near >= NEAR), key=lambda pair: (-pair[1], -pair[0].pk))


def needs_of_two_years(standing: Standing) -> list[Need]:
    """Living needs of this fiscal year and the last: one query."""
    year = FiscalYear.containing(standing.today).be
    live = Need.objects.visible_to(standing).filter(retired_on=None, goal__year_be__in=[year, year - 1])
    return list(live.select_related("goal__division"))


def holders_of(words: str, standing: Standing) -> list[Knower]:
    """Holders of the knowledge that the words speak of, each once: who can do it alone first; two queries."""
    near = {need.pk: (need, value) for need, value in needs_about(words, standing)}
    rows = Holder.objects.filter(still_here(standing.today), need__in=near).select_related("person")
    return best_of(
        Knower(
            person_id=row.person_id,
            name=row.person.full_name,
            level=row.level,
            need_id=row.need_id,
            need=near[row.need_id][0].title,
            evidence=row.evidence,
            likeness=near[row.need_id][1],
        )
        for row in rows
    )


def best_of(found: Iterable[Knower]) -> list[Knower]:
    """Each person once, with what fits best."""
    ordered = sorted(found, key=lambda knower: (not knower.covers, -knower.likeness, -knower.level, knower.person_id))
    once: dict[int, Knower] = {}
    for knower in ordered:
        once.setdefault(knower.person_id, knower)
    return list(once.values())


def words_of(text: str) -> frozenset[str]:
    """Words of a text as the search cuts them."""
    return frozenset(tokens(normalise(text)))
