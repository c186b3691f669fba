"""What the badge of an item depends on, read in the query of whatever list it stands in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from khum.library.models import Item
from khum.library.rules.verification import Badge, Trust, badge
from khum.people.models import Holding


def with_trust(items: QuerySet[Item], today: date) -> QuerySet[Any]:
    """Items with who holds the owning position today and whether the law is in force, in the same query."""
    held = Holding.objects.on(today).filter(position=OuterRef("owner"))
    first = held.order_by("is_acting", "start_date", "id").values("person")[:1]
    return items.select_related("regulation").annotate(holder_id=Subquery(first))


def badge_of(item: Any, today: date) -> Badge:
    """The badge of an item that :func:`with_trust` read; no query."""
    regulation = getattr(item, "regulation", None)
    return badge(
        Trust(
            state=item.state_value,
            verified_until=item.verified_until,
            owner_id=item.owner_id,
            verified_holder_id=item.verified_holder_id,
            holder_id=item.holder_id,
            legal_status=regulation.status if regulation else "",
        ),
        today=today,
    )
