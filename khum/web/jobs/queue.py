"""The lease queue. Measured beside packaged queues it was the one that lost nothing under kill -9 (stack.md §1)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.utils.timezone import localtime

from khum.web.models import Job

Handler = Callable[..., None]
LEASE = timedelta(seconds=120)
MAX_ATTEMPTS = 5

log = logging.getLogger(__name__)
_handlers: dict[str, Handler] = {}
_daily: dict[str, int] = {}


class UnknownJobError(Exception):
    """A kind that no app has registered."""


def job(kind: str) -> Callable[[Handler], Handler]:
    """Register the function that does the work of a kind."""

    def register(handler: Handler) -> Handler:
        _handlers[kind] = handler
        return handler

    return register


def daily(kind: str, *, hour: int) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Register work that is done every day once the hour has struck, local time; done again it must be harmless."""

    def register(handler: Callable[[], None]) -> Callable[[], None]:
        def run() -> None:
            handler()

        _handlers[kind] = run
        _daily[kind] = hour
        return handler

    return register


@transaction.atomic
def plan_daily(*, at: datetime) -> None:
    """See that every daily work has its next run in the queue, once; the worker asks for it again and again."""
    planned = set(Job.objects.filter(kind__in=_daily, is_dead=False).values_list("kind", flat=True))
    for kind in _daily.keys() - planned:
        enqueue(kind, {}, at=at, run_at=_next(at, _daily[kind]))


def _next(at: datetime, hour: int) -> datetime:
    local = localtime(at)
    struck = local.replace(hour=hour, minute=0, second=0, microsecond=0)
    return struck if struck > local else struck + timedelta(days=1)


def enqueue(kind: str, payload: dict[str, Any], *, at: datetime, run_at: datetime | None = None) -> Job:
    """Add work inside the caller's transaction: it exists exactly when the caller's write does."""
    if kind not in _handlers:
        raise UnknownJobError(kind)
    return Job.objects.create(kind=kind, payload=payload, run_at=run_at or at, created_at=at)


def run_one(*, at: datetime, lease: timedelta = LEASE) -> bool:
    """Claim the next piece of work that is due and do it; False where nothing is due."""
    claimed = _claim(at, lease)
    if claimed is None:
        return False
    try:
        handler = _handlers.get(claimed.kind)
        if handler is None:
            raise UnknownJobError(claimed.kind)
        handler(**claimed.payload)
    except Exception as error:
        log.exception("job %s failed", claimed.pk)
        _fail(claimed, error, at)
    else:
        Job.objects.filter(pk=claimed.pk).delete()
    return True


def run_due(*, at: datetime) -> int:
    """Do everything that is due; how much was done. Tests and ``khum demo`` use it in place of a worker."""
    done = 0
    while run_one(at=at):
        done += 1
    return done


@transaction.atomic
def _claim(at: datetime, lease: timedelta) -> Job | None:
    free = Q(lease_until=None) | Q(lease_until__lt=at)
    # PostgreSQL skips what another worker is claiming; SQLite's write transactions come one after the other anyway.
    skip = connection.features.has_select_for_update_skip_locked
    job_ = (
        Job.objects.select_for_update(skip_locked=skip).filter(free, is_dead=False, run_at__lte=at).first()
        if connection.features.has_select_for_update
        else Job.objects.filter(free, is_dead=False, run_at__lte=at).first()
    )
    if job_ is None:
        return None
    job_.lease_until, job_.attempts = at + lease, job_.attempts + 1
    job_.save(update_fields=["lease_until", "attempts"])
    return job_


def _fail(job_: Job, error: Exception, at: datetime) -> None:
    """Try again later, each time after a longer pause; after the last attempt it stays, dead and visible."""
    Job.objects.filter(pk=job_.pk).update(
        lease_until=None,
        last_error=f"{type(error).__name__}: {error}"[:2000],
        is_dead=job_.attempts >= MAX_ATTEMPTS,
        run_at=at + timedelta(seconds=10 * 4**job_.attempts),
    )
