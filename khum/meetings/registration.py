"""What meetings offer to the shell and to the other apps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import (
    DUE_SOURCES,
    FILE_SIGHTS,
    METRICS,
    NAVIGATION,
    PARTICIPATIONS,
    SEARCH_SOURCES,
    SECTION_PAGES,
    SIGHTS,
    DueSource,
    FileSight,
    NavigationEntry,
    Participation,
    SectionPage,
    Sight,
)
from khum.meetings import due, metrics, search, tasks
from khum.meetings.actions import inviting
from khum.meetings.queries import sight
from khum.web import jobs


def register() -> None:
    """Add meetings to the menu, the first page, the search and the figures."""
    DUE_SOURCES.register(DueSource("meetings", due.items))
    for metric in metrics.METRICS:
        METRICS.register(metric)
    for source in search.SOURCES:
        SEARCH_SOURCES.register(source)
    SIGHTS.register(Sight("meetings.meeting", sight.meetings))
    SIGHTS.register(Sight("meetings.series", sight.series))
    SIGHTS.register(Sight("meetings.attendance", sight.attendances))
    FILE_SIGHTS.register(FileSight("meetings", sight.may_open))
    jobs.job(inviting.JOB)(tasks.invite)
    PARTICIPATIONS.register(Participation("meetings", metrics.attended))
    NAVIGATION.register(NavigationEntry("meetings", _("Learn and meet"), "calendar", "meetings:calendar", order=25))
    SECTION_PAGES.register(SectionPage("meetings", "meetings", _("Meetings"), "meetings:calendar", order=10))
