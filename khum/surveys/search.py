"""What the search finds in surveys: those that were closed, by name and questions, never an answer."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from khum.domain.fiscal_year import FiscalYear
from khum.domain.registries import SearchSource
from khum.domain.searching import EVERYONE, KEEPERS, Findable, Part, person
from khum.surveys.models import Survey
from khum.surveys.rules.kinds import AudienceKind, SurveyState


def surveys(roots: Collection[int] | None) -> Iterator[Findable]:
    """Closed surveys: two queries a hundred."""
    found = Survey.objects.filter(state=SurveyState.CLOSED).prefetch_related("invitations").order_by("pk")
    if roots is not None:
        found = found.filter(pk__in=roots)
    for survey in found.iterator(chunk_size=100):
        asked = "\n".join(question.text for question in survey.read)
        yield Findable(
            key=survey.pk,
            root=survey.pk,
            organisation_id=survey.organisation_id,
            title=survey.title,
            url=reverse("surveys:survey", args=[survey.pk]),
            parts=(Part(asked, "", ""),),
            readers=_readers(survey),
            detail=survey.kind_value.label_th,
            year_be=FiscalYear.containing(survey.closes_on).be,
            on=survey.closed_on,
        )


def _readers(survey: Survey) -> frozenset[str]:
    """Whom it asked, and who keeps surveys; everybody where it asked everybody."""
    if survey.audience_value is AudienceKind.EVERYBODY:
        return frozenset({EVERYONE})
    return frozenset({person(row.person_id) for row in survey.invitations.all()} | {KEEPERS})


SOURCES = (SearchSource("surveys", _("Surveys"), surveys, follows={"surveys.survey": lambda pk: (pk,)}),)
