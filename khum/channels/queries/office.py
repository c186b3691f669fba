"""Announcements, catalogue, requests, signatures of heads, and reach by channel and month."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from khum.channels.models import (
    Announcement,
    CatalogueEntry,
    Channel,
    InformationRequest,
    Post,
    PublicRead,
    Scan,
    Upkeep,
    Visit,
)
from khum.channels.rules.centre import Section
from khum.channels.rules.kinds import ChannelKind
from khum.channels.rules.quarters import Quarter
from khum.domain.fiscal_year import FiscalYear
from khum.people.models import Division
from khum.people.standing import Standing


@dataclass(frozen=True, slots=True)
class Reach:
    """How often one channel was reached in each month of a year, October first."""

    channel: Channel
    months: tuple[int, ...]

    @property
    def all(self) -> int:
        """The year together."""
        return sum(self.months)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a division shows: its open channels and the pieces that are up."""

    channels: list[Channel]
    posts: list[Post]


def announced(standing: Standing, *, limit: int = 5) -> list[Announcement]:
    """What the person is told today: one query, two where one names divisions."""
    found = Announcement.objects.visible_to(standing).up_on(standing.today)
    if standing.is_km_secretary:  # who reads all of them is told only what is for oneself
        found = found.filter(Q(to_all=True) | Q(divisions__in=standing.division_ids)).distinct()
    return list(found.select_related("item")[:limit])


def announcements(standing: Standing) -> QuerySet[Announcement]:
    """All in sight, the newest first."""
    found: QuerySet[Announcement] = Announcement.objects.visible_to(standing).prefetch_related("divisions")
    return found


def catalogue(standing: Standing) -> list[tuple[Section, list[CatalogueEntry]]]:
    """What lies open, by section: one query."""
    by_section: dict[Section, list[CatalogueEntry]] = defaultdict(list)
    found = CatalogueEntry.objects.visible_to(standing).filter(removed_on=None).select_related("item")
    for entry in found[:2000]:
        by_section[entry.section_value].append(entry)
    return [(section, by_section[section]) for section in Section]


def requests(standing: Standing, *, open_only: bool = False) -> QuerySet[InformationRequest]:
    """Requests in sight, the newest first."""
    found: QuerySet[InformationRequest] = InformationRequest.objects.visible_to(standing).select_related("division")
    return found.filter(answered_on=None) if open_only else found


def signed(standing: Standing, quarter: Quarter) -> dict[int, Upkeep]:
    """Signatures of a quarter by division: one query."""
    found = Upkeep.objects.visible_to(standing).filter(year_be=quarter.year_be, quarter=quarter.number)
    return {upkeep.division_id: upkeep for upkeep in found}


def shown_by(division: Division, standing: Standing) -> Shown:
    """What the division shows today: two queries."""
    channels = list(Channel.objects.visible_to(standing).open_on(standing.today).filter(division=division))
    up = Q(ends_on=None) | Q(ends_on__gte=standing.today)
    posts = Post.objects.filter(up, channel__in=channels, starts_on__lte=standing.today).select_related("channel")
    return Shown(channels, list(posts[:50]))


def reach_by_month(standing: Standing, year: FiscalYear) -> list[Reach]:
    """Every channel with its reach in each month, the widest first: four queries."""
    counted: dict[int, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    period = {"on__range": (year.start, year.end)}
    visits = Visit.objects.visible_to(standing).filter(**period)
    scans = Scan.objects.filter(post__channel__organisation=standing.organisation_id, **period)
    reads = PublicRead.objects.filter(item__organisation=standing.organisation_id, **period)
    for key, month, number in _months(visits, "channel"):
        counted[key][month] += number
    for key, month, number in _months(scans, "post__channel"):
        counted[key][month] += number
    channels = list(Channel.objects.visible_to(standing).filter(opened_on__lte=year.end))
    portals = [channel.pk for channel in channels if channel.kind == ChannelKind.PORTAL]
    if portals:
        for _organisation, month, number in _months(reads, "item__organisation"):
            counted[portals[0]][month] += number
    made = [Reach(channel, tuple(counted[channel.pk][month] for month in year.months)) for channel in channels]
    return sorted(made, key=lambda row: (-row.all, row.channel.name))


def _months(found: QuerySet, key: str) -> list[tuple[int, date, int]]:
    rows = found.order_by().annotate(month=TruncMonth("on")).values_list(key, "month").annotate(all=Sum("number"))
    return [(pk, month, number) for pk, month, number in rows]
