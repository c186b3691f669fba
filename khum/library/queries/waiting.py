"""What waits for a person in the library, each as a query set."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q, QuerySet

from khum.library.models import ErrorReport, Item, Receipt, Revision, Use
from khum.library.queries.trust import with_trust
from khum.library.rules.states import ItemState, RevisionState
from khum.library.rules.verification import SOON, TO_HEAD_AFTER, TO_SECRETARY_AFTER
from khum.people.standing import Standing


def receipts(standing: Standing) -> QuerySet[Receipt]:
    """Items that the person was asked to acknowledge and has not, the most urgent first."""
    found = Receipt.objects.visible_to(standing).filter(
        person=standing.person_id, at=None, acknowledgement__closed_at=None
    )
    return found.select_related("acknowledgement__item").order_by("acknowledgement__due_on", "id")


def revisions(standing: Standing) -> QuerySet[Revision]:
    """Revisions in review that are in the person's sight and by somebody else, the oldest first."""
    found = Revision.objects.visible_to(standing).filter(state=RevisionState.SUBMITTED)
    mine = Q(author=standing.person_id) | Q(reviews__by=standing.person_id)
    return found.exclude(mine).select_related("item").prefetch_related("reviews").order_by("created_at", "id")


def returned(standing: Standing) -> QuerySet[Item]:
    """Items of the person that came back from review."""
    return Item.objects.visible_to(standing).filter(created_by=standing.person_id, state=ItemState.RETURNED)


def reports(standing: Standing) -> QuerySet[ErrorReport]:
    """Open reports on items that the person owns or whose division the person heads, the oldest first."""
    mine = Q(item__owner__in=standing.position_ids) | Q(item__division__in=standing.headed_division_ids)
    if standing.is_km_secretary:
        mine |= Q(item__owner=None)
    found = ErrorReport.objects.visible_to(standing).filter(mine, closed_at=None)
    return found.select_related("item").order_by("at", "id")


def verifications(standing: Standing) -> QuerySet[Any]:
    """Items to look at again: the owner's from a month before, the head's and the secretary's when nobody did.

    After a change of holder an item waits for the new holder at once.
    """
    today = standing.today
    mine = Q(owner__in=standing.position_ids, verified_until__lte=today + SOON)
    mine |= Q(owner__in=standing.position_ids) & (Q(verified_holder=None) | ~Q(verified_holder=F("holder_id")))
    mine |= Q(division__in=standing.headed_division_ids, verified_until__lt=today - TO_HEAD_AFTER)
    mine |= Q(division__in=standing.headed_division_ids, owner=None, verified_until__lte=today + SOON)
    if standing.is_km_secretary:
        mine |= Q(verified_until__lt=today - TO_SECRETARY_AFTER)
    published = Item.objects.visible_to(standing).filter(state=ItemState.PUBLISHED).defer("text", "signature")
    return with_trust(published, today).filter(mine).order_by("verified_until", "id")


def uses(standing: Standing) -> QuerySet[Use]:
    """Uses that the person may confirm: of the divisions headed, and of heads for the permanent secretary."""
    found = Use.objects.visible_to(standing).filter(confirmed_at=None).exclude(person=standing.person_id)
    if standing.is_permanent_secretary:
        return found.select_related("item", "person", "division")
    return found.filter(division__in=standing.headed_division_ids).select_related("item", "person", "division")
