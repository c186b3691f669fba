"""Making a survey from the bank or with own questions, and changing it while it is a draft."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.people.standing import Standing
from khum.surveys import permissions
from khum.surveys.models import Survey
from khum.surveys.rules import bank, questions
from khum.surveys.rules.kinds import SurveyKind, SurveyState
from khum.surveys.rules.questions import Question

FIELDS = (
    "title",
    "intro",
    "opens_on",
    "closes_on",
    "is_anonymous",
    "pass_percent",
    "audience",
    "audience_of",
    "follows",
)


@transaction.atomic
def make(*, bank_code: str, values: dict[str, Any], by: Standing, at: datetime) -> Survey:
    """A draft with the questions of the newest version of a template; without a code one with no questions yet."""
    permissions.may_keep(by).or_raise()
    template = bank.template(bank_code) if bank_code else None
    if bank_code and template is None:
        raise NotPossibleError(_("The bank has no such questions."))
    made = Survey(
        organisation=by.organisation,
        kind=template.kind if template else SurveyKind.OTHER,
        bank_code=bank_code,
        bank_version=template.version if template else 0,
        questions=[questions.kept(question) for question in template.questions] if template else [],
        created_by=by.person,
        created_at=at,
    )
    given = {"intro": template.intro_th, "pass_percent": template.pass_percent} if template else {}
    for name, value in (given | _known(values)).items():
        setattr(made, name, value)
    _check(made, by)
    made.save()
    ledger.record("survey.made", made, by=by, at=at, detail={"bank": bank_code, "version": made.bank_version})
    return made


@transaction.atomic
def change(*, survey_id: int, values: dict[str, Any], by: Standing, at: datetime) -> Survey:
    """Change days, audience and words of a draft; of an open survey only its last day."""
    permissions.may_keep(by).or_raise()
    survey = locked(survey_id, by)
    if survey.state_value is SurveyState.CLOSED:
        raise NotPossibleError(_("This survey is closed."))
    known = _known(values)
    if survey.state_value is SurveyState.OPEN:
        known = {"closes_on": known["closes_on"]} if "closes_on" in known else {}
    changed = [name for name, value in known.items() if getattr(survey, name) != value]
    for name in changed:
        setattr(survey, name, known[name])
    _check(survey, by)
    if changed:
        survey.save(update_fields=changed)
        ledger.record("survey.changed", survey, by=by, at=at, detail={"fields": changed})
    return survey


@transaction.atomic
def set_questions(*, survey_id: int, asked: Sequence[Question], by: Standing, at: datetime) -> Survey:
    """Put these questions in place of the present ones of a draft."""
    permissions.may_keep(by).or_raise()
    survey = locked(survey_id, by)
    if survey.state_value is not SurveyState.DRAFT:
        raise NotPossibleError(_("The questions stay as they are once people are asked."))
    if len(asked) > questions.MOST_QUESTIONS:
        raise NotPossibleError(_("A survey takes at most %(most)d questions.") % {"most": questions.MOST_QUESTIONS})
    survey.questions = [questions.kept(question) for question in asked]
    survey.save(update_fields=["questions"])
    ledger.record("survey.questions_set", survey, by=by, at=at, detail={"questions": len(asked)})
    return survey


@transaction.atomic
def discard(*, survey_id: int, by: Standing, at: datetime) -> None:
    """Throw a draft away; nobody was asked yet."""
    permissions.may_keep(by).or_raise()
    survey = locked(survey_id, by)
    if survey.state_value is not SurveyState.DRAFT:
        raise NotPossibleError(_("People were asked already: close the survey instead."))
    ledger.record("survey.discarded", survey, by=by, at=at)
    survey.delete()


def locked(survey_id: int, by: Standing) -> Survey:
    """A survey in sight, locked; raises Survey.DoesNotExist."""
    found: Survey = Survey.objects.visible_to(by).select_for_update().get(pk=survey_id)
    return found


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in FIELDS}


def _check(survey: Survey, by: Standing) -> None:
    if survey.closes_on < survey.opens_on:
        raise NotPossibleError(_("The last day comes after the first."))
    if survey.follows is not None and (
        survey.follows.organisation_id != by.organisation_id or survey.follows_id == survey.pk
    ):
        raise NotPossibleError(_("The survey before is another one of your organisation."))
