"""What the channels offer to the shell and to the other apps."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khum.channels import due, metrics, news, tasks, words
from khum.channels.actions import following
from khum.channels.queries import registry, sight
from khum.domain.registries import (
    DUE_SOURCES,
    ITEM_ACTS,
    METRICS,
    NAVIGATION,
    NEWS_SOURCES,
    SIGHTS,
    VOCABULARIES,
    DueSource,
    ItemAct,
    NavigationEntry,
    NewsSource,
    Sight,
)
from khum.web import jobs


def register() -> None:
    """Add the channels to the menu, the first page, the digest and the figures."""
    jobs.job(following.JOB)(tasks.send)
    DUE_SOURCES.register(DueSource("channels", due.items))
    NEWS_SOURCES.register(NewsSource("channels", news.lines))
    for metric in metrics.METRICS:
        METRICS.register(metric)
    ITEM_ACTS.register(ItemAct("publish", _("Publish"), "megaphone", _publishing, registry.may_publish))
    SIGHTS.register(Sight("channels.announcement", sight.announcements))
    SIGHTS.register(Sight("channels.informationrequest", sight.requests))
    VOCABULARIES.register(words.VOCABULARY)
    NAVIGATION.register(NavigationEntry("channels", _("Publicity"), "megaphone", "channels:list", order=60))


def _publishing(item_id: int) -> str:
    """Where the item is published from."""
    return f"{reverse('channels:publish')}?item={item_id}"
