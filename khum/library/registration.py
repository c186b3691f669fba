"""What the library offers to the shell and to the other apps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import (
    DUE_SOURCES,
    FILE_SIGHTS,
    METRICS,
    NAVIGATION,
    NEWS_SOURCES,
    SEARCH_SOURCES,
    SIGHTS,
    DueSource,
    FileSight,
    NavigationEntry,
    NewsSource,
    Sight,
)
from khum.library import due, metrics, news, search, search_files, tasks
from khum.library.actions import intake
from khum.library.queries.intake import may_open_intake_file, seen_intakes
from khum.library.queries.reading import may_open_file, seen
from khum.web import jobs


def register() -> None:
    """Add the library to the menu, the first page and the search."""
    DUE_SOURCES.register(DueSource("library", due.items))
    NEWS_SOURCES.register(NewsSource("library", news.lines))
    for metric in metrics.METRICS:
        METRICS.register(metric)
    FILE_SIGHTS.register(FileSight("library", may_open_file))
    FILE_SIGHTS.register(FileSight("library.intake", may_open_intake_file))
    SIGHTS.register(Sight("library.item", seen))
    SIGHTS.register(Sight("library.intake", seen_intakes))
    jobs.job(intake.JOB)(tasks.read_file)
    for source in (*search.SOURCES, *search_files.SOURCES):
        SEARCH_SOURCES.register(source)
    NAVIGATION.register(NavigationEntry("library", _("Library"), "book", "library:browse", order=20, in_tabs=True))
