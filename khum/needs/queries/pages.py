"""What the page of one need shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from khum.domain.steps import ProcessStep
from khum.library.models import Item, ReadCount, Use
from khum.library.rules.states import IN_SERVICE
from khum.needs.models import Holder, Learner, Need
from khum.needs.rules import risk
from khum.needs.rules.kinds import CRITICALITY_TH, Having
from khum.needs.rules.process import Evidence, Stage, next_step, stages
from khum.needs.rules.risk import Heat
from khum.needs.rules.tools import tool_names
from khum.people.models import Person
from khum.people.standing import Standing
from khum.search.queries.searching import Filters, Result, find

MOST_ITEMS = 12
_STATES = [state.value for state in IN_SERVICE]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that hangs on a need."""

    holders: list[Holder]
    learners: list[Learner]
    items: list[Item]
    hidden_items: int
    covering: int
    heat: Heat
    criticality_words: str
    tools: list[str]
    steps: list[Stage]
    next_step: ProcessStep | None


def facts_of(need: Need, standing: Standing) -> Facts:
    """Holders, learners and the items that the person may read: at most seven queries."""
    holders = list(need.holders.select_related("person"))
    items = list(Item.objects.visible_to(standing).filter(needs=need).order_by("title"))
    covering = risk.covering(row.level for row in holders if works_here(row.person, standing.today))
    learners = list(need.learners.select_related("person", "division"))
    steps = stages(_evidence(need, holders, learners, standing))
    return Facts(
        holders=holders,
        learners=learners,
        items=items,
        hidden_items=need.items.count() - len(items),
        covering=covering,
        heat=risk.heat(need.criticality, covering),
        criticality_words=CRITICALITY_TH[need.criticality],
        tools=tool_names(need.tools),
        steps=steps,
        next_step=next_step(steps),
    )


def _evidence(need: Need, holders: list[Holder], learners: list[Learner], standing: Standing) -> Evidence:
    linked = need.items.filter(state__in=_STATES).values("pk")
    return Evidence(
        is_had=bool(holders) or need.having_value is not Having.GAP,
        is_placed=bool(need.place) or need.items.exists(),
        is_verified=need.items.filter(state__in=_STATES, verified_until__gte=standing.today).exists(),
        is_read=ReadCount.objects.filter(item__in=linked).exists(),
        is_shared=bool(need.tools or learners),
        is_learned=any(row.learned_on for row in learners) or Use.objects.filter(item__in=linked).exists(),
    )


def works_here(person: Person, today: date) -> bool:
    """Whether somebody has not left."""
    return person.left_on is None or person.left_on >= today


def items_about(standing: Standing, words: str, need: Need) -> list[Result]:
    """Items in service that speak of the words and are not linked yet."""
    have = set(need.items.values_list("pk", flat=True))
    found = find(standing, words, Filters(kind="items"), limit=MOST_ITEMS).results
    return [result for result in found if result.root not in have]


def item_to_link(standing: Standing, item_id: int) -> int | None:
    """The key of an item in service that the person may read: one query."""
    found: int | None = (
        Item.objects.visible_to(standing).filter(pk=item_id, state__in=_STATES).values_list("pk", flat=True).first()
    )
    return found
