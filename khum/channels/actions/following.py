"""Sending a published piece to the followers of the LINE account, in the background."""

from __future__ import annotations

import uuid
from datetime import datetime, time

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import get_default_timezone

from khum.activity import ledger
from khum.channels import line
from khum.channels.models import Post
from khum.domain.thai_date import day_of
from khum.people import standing
from khum.web import jobs

JOB = "channels.line"
MORNING = time(8)
_KEYS = uuid.UUID("8e1f2b58-7a3a-4f1d-9c55-2c6c2f7a9f10")


def plan(post: Post, *, at: datetime) -> None:
    """Have a piece sent on its first day; nothing where LINE is off. Called in the transaction of its publishing."""
    if not line.is_on():
        return
    first = datetime.combine(post.starts_on, MORNING, tzinfo=get_default_timezone())
    jobs.enqueue(JOB, {"post": post.pk}, at=at, run_at=max(at, first))


def send(*, post: int, at: datetime) -> None:
    """Send a piece once; a repeated run finds it sent. LineError that may pass is raised, so that it is tried again."""
    found = Post.objects.select_related("channel__organisation", "item").get(pk=post)
    if found.sent_at is not None or (found.ends_on and found.ends_on < day_of(at)):
        return
    by = standing.of_command_line(found.channel.organisation, today=day_of(at))
    try:
        line.broadcast(line.Message(_words(found), str(uuid.uuid5(_KEYS, f"{found.pk}-{found.code}"))))
    except line.LineError as error:
        if error.again:
            raise
        ledger.record("channel.line_refused", found.channel, by=by, at=at, detail={"reason": str(error)})
        return
    with transaction.atomic():
        found.sent_at = at
        found.save(update_fields=["sent_at"])
        ledger.record("channel.sent_line", found.channel, by=by, at=at, detail={"post": found.pk})


def _words(post: Post) -> str:
    address = f"{settings.PUBLIC_URL}{reverse('channels-public:scan', args=[post.code])}"
    return "\n\n".join(part for part in (post.title, post.text, address) if part)
