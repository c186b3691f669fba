"""What surveys offers to the shell and to the other apps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import (
    DUE_SOURCES,
    METRICS,
    SEARCH_SOURCES,
    SECTION_PAGES,
    SIGHTS,
    VOCABULARIES,
    DueSource,
    SectionPage,
    Sight,
)
from khum.papers.registry import PAPERS
from khum.surveys import due, metrics, search, tasks, words
from khum.surveys.actions import reminding
from khum.surveys.papers.kinds import RESULTS
from khum.surveys.queries import sight
from khum.web import jobs

CLOSING_HOUR = 5


def register() -> None:
    """Add surveys to the menu, the first page, the search and the figures.

    No participation is offered: whoever answers a named survey stands in the ledger, and whoever answers an anonymous
    one must not be counted by name.
    """
    DUE_SOURCES.register(DueSource("surveys", due.items))
    for metric in metrics.METRICS:
        METRICS.register(metric)
    for source in search.SOURCES:
        SEARCH_SOURCES.register(source)
    SIGHTS.register(Sight("surveys.survey", sight.surveys))
    PAPERS.register(RESULTS)
    VOCABULARIES.register(words.VOCABULARY)
    SECTION_PAGES.register(SectionPage("surveys", "plans", _("Surveys"), "surveys:list", order=40))
    jobs.job(reminding.JOB)(tasks.remind)
    jobs.daily("surveys.close", hour=CLOSING_HOUR)(tasks.close_over)
