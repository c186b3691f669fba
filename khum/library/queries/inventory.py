"""What the inventory of knowledge (บัญชีรายการความรู้, row 43) prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from khum.library.models import Item
from khum.library.queries import kinds
from khum.library.queries.trust import badge_of, with_trust
from khum.library.rules.states import IN_SERVICE
from khum.people.models import Organisation
from khum.people.standing import Standing


@dataclass(frozen=True, slots=True)
class InventoryRow:
    """One item in the inventory."""

    title: str
    kind: str
    owner: str
    verified_on: date | None
    verified_until: date | None
    badge: str
    uses: int


@dataclass(frozen=True, slots=True)
class Inventory:
    """Items in service by category, ready to print."""

    organisation: Organisation
    day: date
    groups: tuple[tuple[str, tuple[InventoryRow, ...]], ...]

    @property
    def number(self) -> int:
        """How many items it lists."""
        return sum(len(rows) for _name, rows in self.groups)


def inventory(standing: Standing) -> Inventory:
    """Items in service that the whole organisation may read, by category: three queries."""
    catalogue = kinds.kinds_for(standing)
    items = (
        Item.objects.visible_to(standing)
        .filter(state__in=[state.value for state in IN_SERVICE], visibility__in=["public", "organisation"])
        .select_related("category__parent", "owner")
        .defer("text", "signature")
        .prefetch_related("uses")
    )
    groups: dict[tuple[object, ...], list[InventoryRow]] = {}
    names: dict[tuple[object, ...], str] = {}
    for item in with_trust(items, standing.today).order_by("title", "id"):  # type: ignore[arg-type]
        category = item.category
        top = category.parent or category if category else None
        key = (
            top is None,
            top.order if top else 0,
            top.pk if top else 0,
            bool(category and category.parent_id),
            category.order if category else 0,
            category.pk if category else 0,
        )
        names[key] = _name(category)
        groups.setdefault(key, []).append(
            InventoryRow(
                title=item.title,
                kind=catalogue.kind(item.kind).name,
                owner=item.owner.title if item.owner else "",
                verified_on=item.verified_on,
                verified_until=item.verified_until,
                badge=badge_of(item, standing.today).label_th,
                uses=len(item.uses.all()),
            )
        )
    ordered = tuple((names[key], tuple(groups[key])) for key in sorted(groups))  # type: ignore[type-var]
    return Inventory(standing.organisation, standing.today, ordered)


def _name(category: object) -> str:
    parent = getattr(category, "parent", None)
    if category is None:
        return "ยังไม่จัดหมวดหมู่"
    return f"{parent} › {category}" if parent else str(category)
