"""Channels as their pages show them: how each stands today, what hangs there, who reached it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet, Sum

from khum.channels import permissions
from khum.channels.models import Channel, CheckRound, Post, PublicRead, Scan, Visit
from khum.channels.rules.kinds import ChannelKind, CheckResult
from khum.channels.rules.working import Lack, Signs, lacks, next_check
from khum.domain.levels import Visibility
from khum.library.models import Item
from khum.people.standing import Standing


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """A channel on a day: what it lacks, when it is to be looked at, how many pieces are up."""

    channel: Channel
    signs: Signs
    lacks: tuple[Lack, ...]
    check_due: date
    up: int

    @property
    def works(self) -> bool:
        """Whether it counts for M20."""
        return not self.lacks


def listed(standing: Standing, *, closed: bool = False) -> QuerySet[Channel]:
    """Channels with steward and division; open ones unless ``closed``."""
    found = Channel.objects.visible_to(standing).select_related("steward", "division")
    return found.filter(closed_on__lt=standing.today) if closed else found.open_on(standing.today)


def rows(channels: Iterable[Channel], *, today: date) -> list[ChannelRow]:
    """How each channel stands on a day: five queries for all."""
    found = list(channels)
    keys = [channel.pk for channel in found]
    posted = _last(Post.objects.filter(channel__in=keys, starts_on__lte=today), "starts_on")
    checks = CheckRound.objects.filter(channel__in=keys, on__lte=today)
    improved = _last(checks.exclude(result=CheckResult.BROKEN), "on", proofs=True)
    looked = _last(checks, "on")
    visited = _last(Visit.objects.filter(channel__in=keys, on__lte=today), "on")
    scanned = dict(
        Scan.objects.filter(post__channel__in=keys, on__lte=today)
        .order_by()
        .values_list("post__channel")
        .annotate(last=Max("on"))
    )
    up = _up(keys, today)
    published, read = _of_portal(found, today)
    made = []
    for channel in found:
        signs = Signs(
            has_steward=channel.has_steward,
            last_update=_latest(posted.get(channel.pk), improved.get(channel.pk), published.get(channel.pk)),
            last_access=_latest(visited.get(channel.pk), scanned.get(channel.pk), read.get(channel.pk)),
        )
        due = next_check(looked.get(channel.pk), channel.opened_on, every_days=channel.every_days)
        made.append(ChannelRow(channel, signs, lacks(signs, today=today), due, up.get(channel.pk, 0)))
    return made


def _last(found: QuerySet, name: str, *, proofs: bool = False) -> dict[int, date]:
    if proofs:  # An update by a check counts with its proof (M11).
        found = found.filter(proof__isnull=False)
    return dict(found.order_by().values_list("channel").annotate(last=Max(name)))


def _up(keys: list[int], today: date) -> dict[int, int]:
    shown = Post.objects.filter(Q(ends_on=None) | Q(ends_on__gte=today), channel__in=keys, starts_on__lte=today)
    counted: dict[int, int] = {}
    for key in shown.order_by().values_list("channel", flat=True):
        counted[key] = counted.get(key, 0) + 1
    return counted


def _of_portal(channels: list[Channel], today: date) -> tuple[dict[int, date], dict[int, date]]:
    """For the public pages: when something was published there, and when a citizen last read: two queries, or none."""
    portals = [channel for channel in channels if channel.kind == ChannelKind.PORTAL]
    if not portals:
        return {}, {}
    council = portals[0].organisation_id
    public = Item.objects.filter(organisation=council, visibility=Visibility.PUBLIC, published_at__date__lte=today)
    published = public.aggregate(last=Max("published_at__date"))["last"]
    read = PublicRead.objects.filter(item__organisation=council, on__lte=today).aggregate(last=Max("on"))["last"]
    keys = [channel.pk for channel in portals]
    return dict.fromkeys(keys, published), dict.fromkeys(keys, read)


def _latest(*days: date | None) -> date | None:
    return max(filter(None, days), default=None)


def posts(standing: Standing) -> QuerySet[Post]:
    """Pieces with their channel, item and scans, the newest first."""
    found: QuerySet[Post] = Post.objects.visible_to(standing).select_related("channel", "item", "proof")
    return found.annotate(scanned=Sum("scans__number")).order_by("-starts_on", "-pk")


def checks(channel: Channel, limit: int = 12) -> list[CheckRound]:
    """The last rounds of checking: one query."""
    return list(channel.checks.select_related("proof")[:limit])


def visits(channel: Channel, limit: int = 12) -> list[Visit]:
    """The last counts by hand: one query."""
    return list(channel.visits.all()[:limit])


def reach(channel: Channel, start: date, end: date) -> tuple[int, int]:
    """People counted by hand, and browsers counted by the machine, from a day to a day: two queries, or three."""
    by_hand = channel.visits.filter(on__gte=start, on__lte=end).aggregate(all=Sum("number"))["all"] or 0
    scanned = Scan.objects.filter(post__channel=channel, on__gte=start, on__lte=end).aggregate(all=Sum("number"))
    counted = scanned["all"] or 0
    if channel.kind == ChannelKind.PORTAL:
        reads = PublicRead.objects.filter(item__organisation=channel.organisation_id, on__gte=start, on__lte=end)
        counted += reads.aggregate(all=Sum("number"))["all"] or 0
    return by_hand, counted


def by_code(code: str) -> Post | None:
    """The piece that a printed code leads to: one query."""
    found = Post.objects.filter(code=code).select_related("channel__organisation", "item__current")
    return found.first()


def may_publish(standing: Standing) -> bool:
    """Whether the person keeps a channel, or may open the first one: one query."""
    return permissions.may_arrange(standing).allowed or kept_by(standing).exists()


def kept_by(standing: Standing) -> QuerySet[Channel]:
    """Open channels through which the person may publish."""
    found: QuerySet[Channel] = Channel.objects.visible_to(standing).open_on(standing.today)
    if permissions.may_arrange(standing).allowed:
        return found
    mine = Q(steward__in=standing.position_ids) | Q(division__in=standing.headed_division_ids)
    return found.filter(mine)
