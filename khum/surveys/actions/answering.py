"""Answering. An anonymous sheet leaves no trace that leads to the person, not in the ledger either."""

from __future__ import annotations

import random
from collections import Counter
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.people.standing import Standing
from khum.surveys.models import Sheet, Survey
from khum.surveys.models.sheet import drawn_key
from khum.surveys.rules import hiding, questions
from khum.surveys.rules.questions import Answers


@transaction.atomic
def answer(*, survey_id: int, answers: Answers, by: Standing, at: datetime) -> None:
    """Keep one's answers, once. Returns nothing: whoever calls must not come to know the sheet.

    The ledger has a line of this act for a named survey only. For an anonymous one its exact time and its order would
    join with whatever else orders the sheets.
    """
    survey: Survey = Survey.objects.select_for_update().get(pk=survey_id, organisation=by.organisation_id)
    own = survey.invitations.select_for_update().filter(person=by.person_id).first() if by.person else None
    if own is None:
        raise NotPossibleError(_("This survey does not ask you."))
    if not survey.takes_answers(by.today):
        raise NotPossibleError(_("This survey takes no answers today."))
    if own.answered_on is not None:
        raise NotPossibleError(_("You answered this survey already."))
    if not questions.complete(survey.read, answers):
        raise NotPossibleError(_("An answer is missing or does not fit its question."))
    own.answered_on = by.today
    own.save(update_fields=["answered_on"])
    if survey.is_anonymous:
        told = own.division_id if own.keeps_division else None
        added = Sheet(survey=survey, division_id=told, answers=dict(answers))
        _write_anew(survey, [added, *survey.sheets.all()])
        return
    Sheet.objects.create(survey=survey, division_id=own.division_id, invitation=own, answers=dict(answers))
    ledger.record("survey.answered", survey, by=by, at=at)


def merge_small_divisions(survey: Survey) -> None:
    """Take the division off the sheets of divisions in which too few answered, so that nobody can ever read it."""
    sheets = list(survey.sheets.all())
    sizes = Counter(sheet.division_id for sheet in sheets if sheet.division_id)
    away = hiding.hidden(sizes, rest=sum(sheet.division_id is None for sheet in sheets))
    for sheet in sheets:
        if sheet.division_id in away:
            sheet.division_id = None
    _write_anew(survey, sheets)


def _write_anew(survey: Survey, sheets: list[Sheet]) -> None:
    """Write all sheets of an anonymous survey in a drawn order under new keys.

    A database orders its rows by when they were written (the rowid of SQLite, xmin and ctid of PostgreSQL), and that
    order beside the days of the invitations would tell whose sheet is whose. Written together they share one moment.
    """
    survey.sheets.all().delete()
    random.SystemRandom().shuffle(sheets)
    for sheet in sheets:
        sheet.pk = drawn_key()
    Sheet.objects.bulk_create(sheets)
