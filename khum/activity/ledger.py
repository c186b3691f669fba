"""Writing and reading the ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import models

from khum.activity.models import Entry
from khum.people.standing import Standing

Follower = Callable[[str, models.Model], None]
_followers: list[Follower] = []


def follow(follower: Follower) -> None:
    """Call ``follower(target type, target)`` after every line, inside the transaction of the act."""
    if follower not in _followers:
        _followers.append(follower)


def record(
    verb: str,
    target: models.Model,
    *,
    by: Standing,
    at: datetime,
    channel: str = "web",
    detail: dict[str, Any] | None = None,
) -> Entry:
    """Append one line inside the caller's transaction. ``verb`` is a stable code such as ``plan.submitted``."""
    entry = Entry.objects.create(
        organisation_id=by.organisation_id,
        at=at,
        actor=by.person,
        actor_name=by.name,
        actor_title=by.title,
        verb=verb,
        target_type=target._meta.label_lower,
        target_id=target.pk,
        target_label=str(target)[:300],
        channel=channel if by.person else "cli",
        detail=detail or {},
    )
    for follower in _followers:
        follower(entry.target_type, target)
    return entry


def of(target: models.Model, standing: Standing) -> models.QuerySet[Entry]:
    """Lines about one thing, newest first."""
    return Entry.objects.visible_to(standing).filter(target_type=target._meta.label_lower, target_id=target.pk)
