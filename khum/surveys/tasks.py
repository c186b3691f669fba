"""Background work of surveys."""

from __future__ import annotations

from django.utils.timezone import localdate, now

from khum.people import standing
from khum.surveys.actions import reminding, running
from khum.surveys.models import Survey
from khum.surveys.rules.kinds import SurveyState


def remind(*, invitation_id: int) -> None:
    """Remind one person of a survey."""
    reminding.send(invitation_id=invitation_id, today=localdate())


def close_over() -> None:
    """Close the surveys whose last day is over; harmless to run twice."""
    today = localdate()
    over = Survey.objects.filter(state=SurveyState.OPEN, closes_on__lt=today).select_related("organisation")
    for survey in over:
        by = standing.of_command_line(survey.organisation, today=today)
        running.close(survey_id=survey.pk, by=by, at=now())
