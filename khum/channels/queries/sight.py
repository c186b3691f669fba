"""Which announcements and requests a person may see; lines of the ledger about others are left out."""

from __future__ import annotations

from collections.abc import Iterable

from khum.channels.models import Announcement, InformationRequest
from khum.people.standing import Standing


def announcements(standing: Standing, ids: Iterable[int]) -> set[int]:
    """Those of the announcements that the person may see: one query."""
    return set(Announcement.objects.visible_to(standing).filter(pk__in=ids).values_list("pk", flat=True))


def requests(standing: Standing, ids: Iterable[int]) -> set[int]:
    """Those of the requests that the person may see: one query."""
    return set(InformationRequest.objects.visible_to(standing).filter(pk__in=ids).values_list("pk", flat=True))
