"""What plans offer to the shell and to the other apps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import (
    DUE_SOURCES,
    METRICS,
    NAVIGATION,
    SEARCH_SOURCES,
    SECTION_PAGES,
    WORK_GOALS,
    DueSource,
    NavigationEntry,
    SectionPage,
    WorkGoalSource,
)
from khum.papers.registry import PAPERS
from khum.plans import due, metrics, search
from khum.plans.actions import reading
from khum.plans.papers.kinds import KINDS
from khum.plans.queries.work_goals import work_goals
from khum.web import jobs


def register() -> None:
    """Add the plans to the menu, what they want of people to the first page, their words to the search, their work."""
    jobs.job(reading.JOB)(reading.read)
    DUE_SOURCES.register(DueSource("plans", due.items))
    for metric in metrics.METRICS:
        METRICS.register(metric)
    for kind in KINDS:
        PAPERS.register(kind)
    for source in search.SOURCES:
        SEARCH_SOURCES.register(source)
    NAVIGATION.register(
        NavigationEntry("plans", _("Plans and results"), "plan", "plans:list", order=50, in_tabs=True, short=_("Plans"))
    )
    WORK_GOALS.register(WorkGoalSource("plans", _("Plans"), work_goals))
    SECTION_PAGES.register(SectionPage("plans", "plans", _("Plans"), "plans:list", order=10))
