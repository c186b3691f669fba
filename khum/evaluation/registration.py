"""What evaluation offers to the shell and to the other apps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from khum.domain.registries import (
    DUE_SOURCES,
    METRICS,
    PUBLIC_SHEETS,
    SECTION_PAGES,
    VOCABULARIES,
    DueSource,
    SectionPage,
)
from khum.evaluation import due, metrics, permissions, words
from khum.evaluation.papers.report import KINDS
from khum.evaluation.queries import public
from khum.papers.registry import PAPERS

_OF_ROUNDS = "round frozen sample finding recommend report check deliver decide finish sum-up reopen close cancel"
_PAGES = (
    SectionPage(
        "desk",
        "plans",
        _("For executives"),
        "evaluation:desk",
        order=45,
        covers=("evaluation:desk",),
        is_for=lambda standing: bool(permissions.may_see_desk(standing)),
    ),
    SectionPage(
        "division",
        "plans",
        _("My division"),
        "evaluation:division",
        order=46,
        covers=("evaluation:division",),
        is_for=lambda standing: standing.is_division_head,
    ),
    SectionPage("figures", "plans", _("Figures"), "evaluation:figures", order=50, covers=("evaluation:figure",)),
    SectionPage(
        "evaluation",
        "plans",
        _("Evaluation"),
        "evaluation:rounds",
        order=60,
        covers=tuple(f"evaluation:{name}" for name in _OF_ROUNDS.split()),
    ),
    SectionPage(
        "change",
        "plans",
        _("Managing change"),
        "evaluation:change",
        order=70,
        covers=("evaluation:change", "evaluation:act"),
    ),
    SectionPage(
        "assessments",
        "plans",
        _("Self-assessment"),
        "evaluation:assessments",
        order=80,
        covers=tuple(f"evaluation:{name}" for name in ("assess", "catalogue", "item", "evidence", "binder")),
    ),
)


def register() -> None:
    """Add evaluation to the menu, the first page, the search and the figures."""
    DUE_SOURCES.register(DueSource("evaluation", due.items))
    for metric in metrics.METRICS:
        METRICS.register(metric)
    VOCABULARIES.register(words.VOCABULARY)
    PUBLIC_SHEETS.register(public.REPORTS)
    for kind in KINDS:
        PAPERS.register(kind)
    for page in _PAGES:
        SECTION_PAGES.register(page)
