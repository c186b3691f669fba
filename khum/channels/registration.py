"""What the channels offer to the shell and to the other apps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.channels import due, metrics, news, tasks, words
from khum.channels.actions import following
from khum.channels.queries import sight
from khum.domain.registries import (
    DUE_SOURCES,
    METRICS,
    NAVIGATION,
    NEWS_SOURCES,
    SIGHTS,
    VOCABULARIES,
    DueSource,
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
    SIGHTS.register(Sight("channels.announcement", sight.announcements))
    SIGHTS.register(Sight("channels.informationrequest", sight.requests))
    VOCABULARIES.register(words.VOCABULARY)
    NAVIGATION.register(NavigationEntry("channels", _("Publicity"), "megaphone", "channels:list", order=60))
