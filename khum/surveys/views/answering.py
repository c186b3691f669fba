"""Answering, on a phone first: one screen a group of questions, all of them one form, no script needed."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khum.surveys.actions import answering
from khum.surveys.forms.asking import AnswerForm
from khum.surveys.models import Survey
from khum.surveys.queries import pages
from khum.surveys.views.frame import kept, visible
from khum.web.request import PersonRequest


@login_required
@require_http_methods(["GET", "POST"])
def answer(request: PersonRequest, pk: int) -> HttpResponse:
    """One's own answers, once."""
    survey = visible(request, pk)
    own = pages.own_invitation(survey, request.standing)
    if own is None:
        raise Http404
    if own.answered_on is not None or not survey.takes_answers(request.standing.today):
        return render(request, "surveys/answered.html", {"survey": survey, "own": own})
    form = AnswerForm(request.POST or None, asked=survey.read)
    if request.method == "POST" and form.is_valid():
        answering.answer(survey_id=pk, answers=form.answers(), by=request.standing, at=now())
        messages.success(request, _("Thank you. Your answers are kept."))
        return redirect("surveys:answer", pk)
    return _screens(request, survey, form)


@login_required
@require_safe
def preview(request: PersonRequest, pk: int) -> HttpResponse:
    """The same screens for who made the survey, without sending."""
    survey = kept(request, pk)
    return _screens(request, survey, AnswerForm(asked=survey.read), is_preview=True)


def _screens(request: PersonRequest, survey: Survey, form: AnswerForm, *, is_preview: bool = False) -> HttpResponse:
    screens = form.screens()
    context = {
        "survey": survey,
        "form": form,
        "screens": screens,
        "number": len(screens),
        "is_preview": is_preview,
    }
    return render(request, "surveys/answer.html", context, status=422 if form.errors else 200)
