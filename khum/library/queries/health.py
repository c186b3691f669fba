"""The health of the library: what waits for care, each group with the reason why it stands there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils.translation import gettext as _

from khum.domain.thai_date import long_date
from khum.library.models import Band, Item, Use
from khum.library.queries.trust import badge_of, with_trust
from khum.library.rules import likeness
from khum.library.rules.helpfulness import helpfulness, is_unhelpful
from khum.library.rules.states import IN_SERVICE, ItemState, Link
from khum.library.rules.verification import Badge, waits_for
from khum.people.standing import Standing

UNUSED_AFTER = timedelta(days=180)
MOST = 50


@dataclass(frozen=True, slots=True)
class Ill:
    """One item with the reason why it stands on the board."""

    item: Item
    note: str
    badge: Badge | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """One kind of trouble; ``remedy`` says what to do about it."""

    code: str
    label: str
    remedy: str
    items: tuple[Ill, ...]


def board(standing: Standing) -> list[Group]:
    """All groups: ten queries whatever the size of the library."""
    items = with_trust(_in_service(standing), standing.today)
    return [
        Group(
            "overdue",
            _("Overdue or unconfirmed"),
            _("Open it and press “Still correct”, or change it."),
            tuple(_overdue(items, standing)),
        ),
        Group(
            "change",
            _("Needs change"),
            _("Make the change, or say why none is needed."),
            tuple(Ill(item, item.change_wanted) for item in items.filter(state=ItemState.NEEDS_CHANGE)[:MOST]),
        ),
        Group(
            "unused",
            _("Never used"),
            _("Ask those it was written for; merge it with another, or retire it."),
            tuple(_unused(items, standing)),
        ),
        Group(
            "unhelpful",
            _("Not helpful"),
            _("Read the reasons and rewrite it; a new revision starts clean."),
            tuple(_unhelpful(items)),
        ),
        Group(
            "alike",
            _("Nearly the same"),
            _("Keep the better one and retire the other with it as successor."),
            tuple(_alike(standing)),
        ),
        Group(
            "copied",
            _("Taken from elsewhere, never adapted"),
            _("Try it, then say what changed for our work."),
            tuple(_copied(items)),
        ),
    ]


def _in_service(standing: Standing) -> Any:
    found = Item.objects.visible_to(standing).filter(state__in=[state.value for state in IN_SERVICE])
    return found.defer("text").select_related("division")


def _overdue(items: Any, standing: Standing) -> Iterator[Ill]:
    late = Q(verified_until__lt=standing.today) | Q(owner__isnull=False) & (
        Q(verified_holder=None) | ~Q(verified_holder=F("holder_id"))
    )
    for item in items.filter(late, state=ItemState.PUBLISHED).order_by("verified_until", "id")[:MOST]:
        badge = badge_of(item, standing.today)
        whom = waits_for(item.verified_until, today=standing.today).value
        words = {
            "owner": _("waits for the owner"),
            "head": _("waits for the head"),
            "secretary": _("waits for the KM secretary"),
        }.get(whom, "")
        until = long_date(item.verified_until) if item.verified_until else "–"
        yield Ill(item, _("due on %(day)s · %(whom)s") % {"day": until, "whom": words or badge.label_th}, badge)


def _unused(items: Any, standing: Standing) -> Iterator[Ill]:
    used = Exists(Use.objects.filter(item=OuterRef("pk")).exclude(person=OuterRef("created_by")))
    old = items.filter(~used, published_at__date__lte=standing.today - UNUSED_AFTER)
    for item in old.order_by("published_at", "id")[:MOST]:
        yield Ill(item, _("published on %(day)s") % {"day": long_date(item.published_at.date())})


def _unhelpful(items: Any) -> Iterator[Ill]:
    mine = Q(votes__revision=F("current"))
    counted = items.annotate(
        vote_count=Count("votes", filter=mine, distinct=True),
        helpful_count=Count("votes", filter=mine & Q(votes__is_helpful=True), distinct=True),
    ).filter(vote_count__gt=0)
    for item in counted:
        if is_unhelpful(item.helpful_count, item.vote_count):
            share = round(100 * helpfulness(item.helpful_count, item.vote_count))
            yield Ill(
                item,
                _("%(share)d%% helpful by %(votes)d votes") % {"share": share, "votes": item.vote_count},
            )


def _alike(standing: Standing) -> Iterator[Ill]:
    keys = (
        Band.objects.filter(organisation_id=standing.organisation_id)
        .order_by()
        .values("key")
        .annotate(number=Count("item"))
        .filter(number__gt=1)
        .values("key")
    )
    meeting = Band.objects.filter(organisation_id=standing.organisation_id, key__in=keys).values_list("key", "item_id")
    by_key: dict[int, list[int]] = {}
    for key, item_id in meeting:
        by_key.setdefault(key, []).append(item_id)
    pairs = {(min(a, b), max(a, b)) for ids in by_key.values() for a in ids[:20] for b in ids[:20] if a != b}
    seen = {item.pk: item for item in _in_service(standing).filter(pk__in={pk for pair in pairs for pk in pair})}
    for first, second in sorted(pairs):
        if first in seen and second in seen:
            share = likeness.likeness(seen[first].signature, seen[second].signature)
            if share >= likeness.ALIKE:
                yield Ill(
                    seen[second],
                    _("%(share)d%% the same as “%(title)s”")
                    % {"share": round(100 * share), "title": seen[first].title},
                )


def _copied(items: Any) -> Iterator[Ill]:
    found = items.exclude(origin="").exclude(relations__kind=Link.ADAPTED).order_by("title", "id")
    for item in found[:MOST]:
        yield Ill(item, item.origin)
