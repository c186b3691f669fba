"""The questions of a draft: adding, changing, moving and removing one at a time."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.surveys.actions import making
from khum.surveys.forms.asking import QuestionForm, values_of
from khum.surveys.models import Survey
from khum.surveys.rules.kinds import SurveyState
from khum.surveys.rules.questions import Question
from khum.surveys.views.frame import form_page, kept
from khum.web.request import PersonRequest


@login_required
@require_safe
def listed(request: PersonRequest, pk: int) -> HttpResponse:
    """The questions in order."""
    survey = kept(request, pk)
    context = {"survey": survey, "asked": survey.read, "may_change": survey.state_value is SurveyState.DRAFT}
    return render(request, "surveys/questions.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest, pk: int) -> HttpResponse:
    """Add a question at the end."""
    survey = kept(request, pk)
    group = survey.read[-1].group if survey.questions else ""
    form = QuestionForm(request.POST or None, initial={"kind": "scale", "group": group})
    if request.method == "POST" and form.is_valid():
        return _put(request, survey, [*survey.read, form.question(None)], _("The question is added."))
    return _form(request, survey, form, _("Add a question"))


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: PersonRequest, pk: int, place: int) -> HttpResponse:
    """Change a question."""
    survey = kept(request, pk)
    asked = list(survey.read)
    before = _at(asked, place)
    form = QuestionForm(request.POST or None, initial=values_of(before))
    if request.method == "POST" and form.is_valid():
        asked[place] = form.question(before)
        return _put(request, survey, asked, _("The question is kept."))
    return _form(request, survey, form, _("Change the question"))


@login_required
@require_POST
def move(request: PersonRequest, pk: int, place: int) -> HttpResponse:
    """Move a question one place up."""
    survey = kept(request, pk)
    asked = list(survey.read)
    _at(asked, place)
    if place > 0:
        asked[place - 1 : place + 1] = [asked[place], asked[place - 1]]
    return _put(request, survey, asked, _("The question moved up."))


@login_required
@require_POST
def remove(request: PersonRequest, pk: int, place: int) -> HttpResponse:
    """Take a question out."""
    survey = kept(request, pk)
    asked = list(survey.read)
    _at(asked, place)
    del asked[place]
    return _put(request, survey, asked, _("The question is taken out."))


def _at(asked: list[Question], place: int) -> Question:
    if place >= len(asked):
        raise Http404
    return asked[place]


def _put(request: PersonRequest, survey: Survey, asked: list[Question], said: str) -> HttpResponse:
    making.set_questions(survey_id=survey.pk, asked=asked, by=request.standing, at=now())
    messages.success(request, said)
    return redirect("surveys:questions", survey.pk)


def _form(request: PersonRequest, survey: Survey, form: QuestionForm, title: str) -> HttpResponse:
    back = reverse("surveys:questions", args=[survey.pk])
    return form_page(request, form, title=title, note=survey.title, act=_("Keep the question"), back=back)
