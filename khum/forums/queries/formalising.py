"""How often what came of forums was used and confirmed (row 90)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Count, F

from khum.forums.models import KnowledgeSet, Story
from khum.forums.rules.formalising import Readiness, readiness
from khum.library.models import Item, Use
from khum.people.standing import Standing


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story or a set in the library with its readiness."""

    thing: Story | KnowledgeSet
    item: Item
    readiness: Readiness
    is_set: bool


def confirmed_uses(item_ids: Collection[int]) -> dict[int, int]:
    """Confirmed uses of items by others than who began them: one query."""
    found = Use.objects.filter(item__in=item_ids, confirmed_at__isnull=False).exclude(person=F("item__created_by"))
    rows = found.order_by().values_list("item").annotate(number=Count("pk"))
    return dict(rows)


def candidates(standing: Standing) -> list[Candidate]:
    """Stories and sets in the library whose items the person may read, the most used first: three queries."""
    readable = Item.objects.visible_to(standing)
    sets = KnowledgeSet.objects.visible_to(standing).filter(item__in=readable).select_related("item", "forum")
    stories = Story.objects.visible_to(standing).filter(item__in=readable).select_related("item", "forum")
    things: list[KnowledgeSet | Story] = [*sets, *stories]
    uses = confirmed_uses([thing.item_id for thing in things if thing.item_id])
    rows = list(_rows(things, uses))
    return sorted(rows, key=lambda row: (row.readiness.missing, -row.readiness.confirmed, not row.is_set, row.thing.pk))


def _rows(things: Iterable[KnowledgeSet | Story], uses: dict[int, int]) -> Iterable[Candidate]:
    for thing in things:
        if thing.item is not None:
            found = readiness(uses.get(thing.item.pk, 0))
            yield Candidate(thing, thing.item, found, isinstance(thing, KnowledgeSet))
