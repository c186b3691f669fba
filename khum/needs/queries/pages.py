"""What the page of one need shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from khum.library.models import Item
from khum.library.rules.states import IN_SERVICE
from khum.needs.models import Holder, Learner, Need
from khum.needs.rules import risk
from khum.needs.rules.kinds import CRITICALITY_TH
from khum.needs.rules.risk import Heat
from khum.needs.rules.tools import tool_names
from khum.people.models import Person
from khum.people.standing import Standing
from khum.search.queries.searching import Filters, Result, find

MOST_ITEMS = 12


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


def facts_of(need: Need, standing: Standing) -> Facts:
    """Holders, learners and the items that the person may read: four queries."""
    holders = list(need.holders.select_related("person"))
    items = list(Item.objects.visible_to(standing).filter(needs=need).order_by("title"))
    covering = risk.covering(row.level for row in holders if works_here(row.person, standing.today))
    return Facts(
        holders=holders,
        learners=list(need.learners.select_related("person", "division")),
        items=items,
        hidden_items=need.items.count() - len(items),
        covering=covering,
        heat=risk.heat(need.criticality, covering),
        criticality_words=CRITICALITY_TH[need.criticality],
        tools=tool_names(need.tools),
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
    states = [state.value for state in IN_SERVICE]
    found: int | None = (
        Item.objects.visible_to(standing).filter(pk=item_id, state__in=states).values_list("pk", flat=True).first()
    )
    return found
