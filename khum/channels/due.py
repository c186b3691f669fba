"""What waits for a steward: channels to look after (design.md §4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from khum.channels.models import Channel
from khum.channels.queries import registry
from khum.domain.registries import DueItem
from khum.people.standing import Standing

AHEAD = timedelta(days=7)
MOST = 30


def items(standing: Standing) -> Iterator[DueItem]:
    """Rounds that fall due within a week, for whoever holds the steward's post: one query, or six."""
    mine = Channel.objects.visible_to(standing).open_on(standing.today).filter(steward__in=standing.position_ids)
    channels = list(mine[:MOST]) if standing.position_ids else []
    if not channels:
        return
    for row in registry.rows(channels, today=standing.today):
        if row.check_due <= standing.today + AHEAD:
            yield DueItem(
                row.channel.name,
                _("Look after the channel and take a photograph"),
                f"{reverse('channels:channel', args=[row.channel.pk])}#check",
                row.check_due,
                _("Look after it"),
            )
