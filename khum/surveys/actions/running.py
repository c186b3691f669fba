"""Opening a survey to its audience, reminding, closing."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.people.standing import Standing
from khum.surveys import permissions
from khum.surveys.actions import answering, reminding
from khum.surveys.actions.making import locked
from khum.surveys.models import Invitation, Survey
from khum.surveys.queries import audience
from khum.surveys.rules import hiding, timing
from khum.surveys.rules.kinds import SurveyState


@transaction.atomic
def open_survey(*, survey_id: int, by: Standing, at: datetime) -> Survey:
    """Fix who is asked as the organisation chart stands today, and take answers from the first day on."""
    permissions.may_keep(by).or_raise()
    survey = locked(survey_id, by)
    if survey.state_value is not SurveyState.DRAFT:
        raise NotPossibleError(_("This survey was opened already."))
    if not survey.questions:
        raise NotPossibleError(_("There is no question in it yet."))
    if survey.closes_on < by.today:
        raise NotPossibleError(_("The last day is over: choose a later one."))
    asked = audience.people_of(survey, by)
    if not asked:
        raise NotPossibleError(_("There is nobody in this audience."))
    if survey.is_anonymous and len(asked) < hiding.LEAST:
        raise NotPossibleError(_("An anonymous survey asks at least five people; fewer could be told apart."))
    # A sheet may say its division only where neither it nor the rest without one is a small group.
    sizes = audience.sizes(asked)
    away = hiding.hidden(sizes)
    Invitation.objects.bulk_create(
        Invitation(
            survey=survey,
            person_id=person_id,
            division_id=division_id,
            keeps_division=division_id is not None and division_id not in away,
        )
        for person_id, division_id in asked.items()
    )
    survey.state = SurveyState.OPEN
    survey.opened_on = by.today
    survey.headcount = max(audience.headcount(by), len(asked))
    survey.save(update_fields=["state", "opened_on", "headcount"])
    ledger.record("survey.opened", survey, by=by, at=at, detail={"people": len(asked)})
    return survey


@transaction.atomic
def remind(*, survey_id: int, by: Standing, at: datetime) -> int:
    """Write to those who have not answered; how many. Nobody is told who they are, the ledger neither."""
    permissions.may_keep(by).or_raise()
    survey = locked(survey_id, by)
    if not survey.takes_answers(by.today):
        raise NotPossibleError(_("This survey takes no answers today."))
    if not timing.may_remind(survey.reminded_on, today=by.today):
        raise NotPossibleError(_("People were reminded less than three days ago."))
    number = reminding.enqueue(survey, at=at)
    survey.reminded_on = by.today
    survey.save(update_fields=["reminded_on"])
    ledger.record("survey.reminded", survey, by=by, at=at)
    return number


@transaction.atomic
def close(*, survey_id: int, by: Standing, at: datetime) -> Survey:
    """Nobody answers any more; the results can be seen. Divisions where too few answered are forgotten for good."""
    permissions.may_keep(by).or_raise()
    survey = locked(survey_id, by)
    if survey.state_value is not SurveyState.OPEN:
        raise NotPossibleError(_("This survey is not open."))
    survey.state = SurveyState.CLOSED
    survey.closed_on = min(by.today, survey.closes_on)
    survey.save(update_fields=["state", "closed_on"])
    if survey.is_anonymous:
        answering.merge_small_divisions(survey)
    answered = survey.invitations.filter(answered_on__isnull=False).count()
    ledger.record("survey.closed", survey, by=by, at=at, detail={"answered": answered})
    return survey
