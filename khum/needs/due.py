"""What waits for a person because of needs: drafts of heads, the document for the committee, things to learn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import DueItem
from khum.needs import permissions
from khum.needs.models import Learner, NeedsDocument
from khum.needs.queries.document import divisions_without_needs
from khum.needs.rules.kinds import DocumentState
from khum.people.standing import Standing

MOST = 20
DRAFT_WITHIN = timedelta(days=91)
"""Heads name what must be known in the first quarter of the fiscal year; the plan of the year rests on it (row 119)."""
LEARN_AHEAD = timedelta(days=60)


def items(standing: Standing) -> Iterator[DueItem]:
    """At most three queries."""
    year = FiscalYear.containing(standing.today)
    yield from _drafts(standing, year)
    yield from _document(standing, year)
    yield from _to_learn(standing)


def _drafts(standing: Standing, year: FiscalYear) -> Iterator[DueItem]:
    if not standing.is_division_head or standing.today > year.start + DRAFT_WITHIN:
        return
    for division in divisions_without_needs(standing, year.be)[:MOST]:
        address = f"{reverse('needs:map')}?year={year.be}&division={division.pk}"
        words = _("Name what %(division)s must know this year") % {"division": division.name}
        detail = _("The document of needed knowledge waits for your division")
        yield DueItem(words, detail, address, year.start + DRAFT_WITHIN, _("Begin"))


def _document(standing: Standing, year: FiscalYear) -> Iterator[DueItem]:
    keeps = permissions.keeps_map(standing)
    if not keeps and not standing.sits_on("km"):
        return
    waiting = NeedsDocument.objects.visible_to(standing).exclude(state=DocumentState.APPROVED)
    for document in waiting.filter(year_be__gte=year.previous.be)[:MOST]:
        address = f"{reverse('needs:document')}?year={document.year_be}"
        if document.state_value is DocumentState.SUBMITTED and permissions.may_decide(standing, document):
            yield DueItem(str(document), _("The document waits for the committee"), address, None, _("Look and decide"))
        elif keeps and document.returned_reason and document.state_value is DocumentState.DRAFT:
            detail = _("Returned by the committee:") + f" {document.returned_reason}"
            yield DueItem(str(document), detail, address, None, _("Mend"))


def _to_learn(standing: Standing) -> Iterator[DueItem]:
    if standing.person_id is None:
        return
    mine = Learner.objects.visible_to(standing).filter(
        person=standing.person_id,
        learned_on=None,
        need__retired_on=None,
        due_on__lte=standing.today + LEARN_AHEAD,
    )
    for row in mine.select_related("need")[:MOST]:
        address = f"{reverse('needs:need', args=[row.need_id])}#learners"
        yield DueItem(row.need.title, _("You are to learn this"), address, row.due_on, _("Open"))
