"""Subscriptions as the screens ask for them."""

from __future__ import annotations

from khum.notify.models import Subscription
from khum.people.standing import Standing


def own(standing: Standing) -> Subscription | None:
    """The person's own subscription, where one was made: one query."""
    return Subscription.objects.filter(person=standing.person_id).first()


def is_known(token: str) -> bool:
    """Whether a token is that of a subscription: one query."""
    return Subscription.objects.filter(token=token).exists()
