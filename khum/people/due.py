"""What waits for the KM secretary because of people: posts that a committee needs and nobody is in (row 114)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from khum.domain.registries import DueItem
from khum.people.models import Holding, Seat
from khum.people.standing import Standing

MOST = 20


def items(standing: Standing) -> Iterator[DueItem]:
    """Vacant posts with a seat on a committee that works today: one query, and none for anybody else."""
    if not standing.is_km_secretary:
        return
    filled = Holding.objects.on(standing.today).values("position")
    waiting = (
        Seat.objects.on(standing.today)
        .filter(Q(committee__end_date=None) | Q(committee__end_date__gte=standing.today))
        .filter(committee__organisation_id=standing.organisation_id, position__isnull=False)
        .exclude(position__in=filled)
        .order_by("position_id")
        .values_list("position_id", "position__title", "committee__kind")
        .distinct()  # committees of past years often have no last day: one of a kind counts once
    )
    for (pk, title), count in list(Counter((pk, title) for pk, title, _kind in waiting).items())[:MOST]:
        yield DueItem(
            title=_("%(title)s is vacant") % {"title": title},
            detail=_("%(count)s committee seats wait for a holder") % {"count": count},
            url=reverse("people:handover", args=[pk]),
            due_on=None,
            action_label=_("Fill the position"),
        )
