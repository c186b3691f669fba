"""Counting visitors: their reading is no act of anybody, so it leaves no line in the ledger (M5)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import F

from khum.channels.models import PublicRead, Scan


@transaction.atomic
def scan(*, post_id: int, on: date) -> None:
    """One more browser followed the code of a piece on a day."""
    Scan.objects.get_or_create(post_id=post_id, on=on)
    Scan.objects.filter(post_id=post_id, on=on).update(number=F("number") + 1)


@transaction.atomic
def read(*, item_id: int, on: date) -> None:
    """One more browser opened a public item on a day."""
    PublicRead.objects.get_or_create(item_id=item_id, on=on)
    PublicRead.objects.filter(item_id=item_id, on=on).update(number=F("number") + 1)
