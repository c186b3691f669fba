"""Mails to those who have not answered; the digest of things that wait says it too (``due``)."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from khum.domain.thai_date import long_date
from khum.notify import letters
from khum.surveys.models import Invitation, Survey
from khum.web import jobs

JOB = "surveys.remind"


def enqueue(survey: Survey, *, at: datetime) -> int:
    """Hand a mail a person to the background; how many."""
    waiting = survey.invitations.filter(answered_on=None, person__is_active=True).values_list("pk", flat=True)
    for pk in waiting:
        jobs.enqueue(JOB, {"invitation_id": pk}, at=at)
    return len(waiting)


def send(*, invitation_id: int, today: date) -> bool:
    """Remind one person, unless they answered meanwhile, want no mail or the survey is over; whether it was sent."""
    found = Invitation.objects.filter(pk=invitation_id, answered_on=None).select_related("survey", "person").first()
    if found is None or not found.survey.takes_answers(today):
        return False
    with translation.override(found.person.language):
        survey = found.survey
        said = [
            _("The survey “%(title)s” waits for your answer until %(day)s.")
            % {"title": survey.title, "day": long_date(survey.closes_on)},
        ]
        if survey.is_anonymous:
            said.append(_("Your answers cannot be traced back to you. If you answered already, forget this mail."))
        address = settings.PUBLIC_URL + reverse("surveys:answer", args=[survey.pk])
        return letters.write(found.person, subject=survey.title, lines=said, address=address)
