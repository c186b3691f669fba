"""What waits for a person because of surveys: answering; closing what is over (design.md §4)."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from khum.domain.registries import DueItem
from khum.people.standing import Standing
from khum.surveys import permissions
from khum.surveys.models import Survey
from khum.surveys.queries import pages
from khum.surveys.rules.kinds import SurveyState

MOST = 20


def items(standing: Standing) -> Iterator[DueItem]:
    """At most two queries. The digest of notify carries them, so it reminds without anybody pressing a button."""
    for survey in pages.waiting(standing)[:MOST]:
        words = _("No names, a few minutes") if survey.is_anonymous else _("A few minutes")
        address = reverse("surveys:answer", args=[survey.pk])
        yield DueItem(survey.title, words, address, survey.closes_on, _("Answer the survey"))
    if not permissions.keeps(standing):
        return
    over = Survey.objects.visible_to(standing).filter(state=SurveyState.OPEN, closes_on__lt=standing.today)
    for survey in over.order_by("closes_on", "id")[:MOST]:
        address = reverse("surveys:survey", args=[survey.pk])
        yield DueItem(
            survey.title,
            _("Its last day is over: close it and read the results"),
            address,
            None,
            _("Open and close it"),
        )
