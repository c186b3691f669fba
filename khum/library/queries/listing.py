"""The list of the library: filters, order, and rows as the screen shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from khum.library.models import Category, Item, ReadCount, Use
from khum.library.queries.kinds import kind_label
from khum.library.queries.trust import badge_of, with_trust
from khum.library.rules.kinds import Catalogue
from khum.library.rules.states import IN_SERVICE, ItemState
from khum.library.rules.verification import Badge
from khum.people.standing import Standing

ORDERS: dict[str, tuple[Any, ...]] = {
    "updated": ("-updated_at", "-id"),
    "title": ("title", "id"),
    "used": ("-use_count", "-updated_at", "-id"),
    "read": ("-read_count", "-updated_at", "-id"),
    "due": (F("verified_until").asc(nulls_first=True), "id"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader asked for; empty values ask for nothing."""

    words: str = ""
    kind: str = ""
    category_id: int | None = None
    division_id: int | None = None
    tag_id: int | None = None
    state: str = "in_service"
    order: str = "updated"


@dataclass(frozen=True, slots=True)
class Row:
    """One item of the list."""

    item: Item
    kind: str
    badge: Badge
    uses: int


def filtered(standing: Standing, filters: Filters) -> QuerySet[Item]:
    """Items in sight that match, in the order asked for."""
    found = Item.objects.visible_to(standing).filter(_state(filters.state, standing))
    for word in filters.words.split():
        found = found.filter(
            Q(title__icontains=word)
            | Q(summary__icontains=word)
            | Q(text__icontains=word)
            | Q(regulation__number__icontains=word)
        )
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.category_id:
        found = found.filter(Q(category=filters.category_id) | Q(category__parent=filters.category_id))
    if filters.division_id:
        found = found.filter(division=filters.division_id)
    if filters.tag_id:
        found = found.filter(tags=filters.tag_id)
    counted = found.annotate(use_count=_count(Use), read_count=_count(ReadCount))
    shown = counted.select_related("division", "category").defer("text", "signature")
    ordered: QuerySet[Item] = with_trust(shown, standing.today)  # type: ignore[arg-type]
    return ordered.order_by(*ORDERS.get(filters.order, ORDERS["updated"]))


def rows(items: Any, catalogue: Catalogue, today: date) -> list[Row]:
    """Rows of one page; no query of its own."""
    return [
        Row(item, kind_label(catalogue.kind(item.kind)), badge_of(item, today), getattr(item, "use_count", 0))
        for item in items
    ]


def categories(standing: Standing) -> list[Category]:
    """Open categories in the order of the tree, the upper ones first: one query."""
    open_ones = Category.objects.visible_to(standing).filter(closed_on=None).select_related("parent")
    in_service = Q(items__state__in=[state.value for state in IN_SERVICE])
    found = list(open_ones.annotate(in_service=Count("items", filter=in_service)))
    children: dict[int | None, list[Category]] = {}
    for category in found:
        children.setdefault(category.parent_id, []).append(category)
    return [row for top in children.get(None, []) for row in (top, *children.get(top.pk, []))]


def _state(state: str, standing: Standing) -> Q:
    if state == "mine":
        return Q(created_by=standing.person_id) | Q(owner__in=standing.position_ids)
    if state == "all":
        return Q()
    if state in set(ItemState):
        return Q(state=state)
    return Q(state__in=[state.value for state in IN_SERVICE])


def _count(model: Any) -> Coalesce:
    rows_ = model.objects.filter(item=OuterRef("pk")).order_by().values("item")
    return Coalesce(Subquery(rows_.annotate(number=Count("pk")).values("number")), 0)
