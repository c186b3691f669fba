"""What waits for a steward: channels to look after (design.md §4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from khum.channels.models import Channel
from khum.channels.queries import office, registry
from khum.channels.rules.quarters import asked_for
from khum.domain.registries import DueItem
from khum.people.models import Division
from khum.people.standing import Standing

AHEAD = timedelta(days=7)
MOST = 30
SIGNED_WITHIN = timedelta(days=14)


def items(standing: Standing) -> Iterator[DueItem]:
    """Rounds of a steward, the quarter's signature of a head, requests for information: at most nine queries."""
    yield from _rounds(standing)
    yield from _signatures(standing)
    yield from _requests(standing)


def _rounds(standing: Standing) -> Iterator[DueItem]:
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


def _signatures(standing: Standing) -> Iterator[DueItem]:
    """For heads of divisions that show something: sign that it was looked over (row 104): two queries, or none."""
    if not standing.headed_division_ids:
        return
    quarter = asked_for(standing.today)
    divisions = Division.objects.filter(pk__in=standing.headed_division_ids, closed_on=None, channels__isnull=False)
    done = office.signed(standing, quarter)
    for division in divisions.distinct():
        if division.pk not in done:
            title = f"{division.name} {quarter.label_th}"
            address = reverse("channels:upkeep-sign", args=[division.pk])
            words = _("Look over what the division shows")
            yield DueItem(title, words, address, quarter.end + SIGNED_WITHIN, _("Sign"))


def _requests(standing: Standing) -> Iterator[DueItem]:
    """Requests of citizens that wait, for the KM secretary and the head of the division: one query, or none."""
    if not (standing.is_km_secretary or standing.headed_division_ids):
        return
    for asked in office.requests(standing, open_only=True)[:MOST]:
        address = reverse("channels:request-answer", args=[asked.pk])
        yield DueItem(str(asked), _("A citizen asked for information"), address, asked.promised_on, _("Answer"))
