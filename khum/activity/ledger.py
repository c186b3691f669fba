"""Writing and reading the ledger."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models

from khum.activity.models import Entry
from khum.people.standing import Standing


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
    return Entry.objects.create(
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


def of(target: models.Model, standing: Standing) -> models.QuerySet[Entry]:
    """Lines about one thing, newest first."""
    return Entry.objects.visible_to(standing).filter(target_type=target._meta.label_lower, target_id=target.pk)
