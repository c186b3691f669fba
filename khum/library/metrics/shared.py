"""What the figures of the library share: items as they stood on a day, rows of evidence, shares."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from khum.domain.registries import EvidenceRow, Measurement
from khum.library.models import Item, Verification
from khum.people.models import Organisation
from khum.web.addresses import address_of

NOTHING = Measurement(None, None, None, ())


def in_service(organisation: Organisation, day: date) -> QuerySet[Item]:
    """Items that were published and not retired on a day, so that a past year keeps its figures."""
    lived = Q(published_at__date__lte=day) & (Q(retired_at=None) | Q(retired_at__date__gt=day))
    return Item.objects.filter(lived, organisation=organisation).defer("text", "signature").order_by("title", "id")


def in_date(organisation: Organisation, day: date) -> QuerySet[Item]:
    """Items in service whose verification covered the day."""
    covering = Verification.objects.filter(item=OuterRef("pk"), on__lte=day, until__gte=day)
    return in_service(organisation, day).filter(Exists(covering))


def item_row(item: Item, *, on: date | None = None, note: str = "") -> EvidenceRow:
    """An item as evidence."""
    return EvidenceRow(item.title, address_of("library:item")(item.pk), on, note)


def count(rows: Sequence[EvidenceRow], number: int | None = None) -> Measurement:
    """A number of things with the records behind it."""
    value = Decimal(len(rows) if number is None else number)
    return Measurement(value, value, None, tuple(rows))


def share(rows: Sequence[EvidenceRow], all_: int, number: int | None = None) -> Measurement:
    """A percentage with its two numbers; nothing where there is nothing to share in."""
    if not all_:
        return NOTHING
    counted = Decimal(len(rows) if number is None else number)
    return Measurement(100 * counted / Decimal(all_), counted, Decimal(all_), tuple(rows))


def day_of(end: date, today: date) -> date:
    """The day for which a year's stock is counted: its last day, or today while it runs."""
    return min(end, today)


def period(start: date, end: date, name: str) -> dict[str, Any]:
    """Condition that a date lies in the year."""
    return {f"{name}__gte": start, f"{name}__lte": end}
