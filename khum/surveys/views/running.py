"""Opening, reminding, closing: each a question before it is done."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from khum.surveys.actions import running
from khum.surveys.queries import audience, results
from khum.surveys.views.frame import asked_first, kept
from khum.web.request import PersonRequest


@login_required
@require_http_methods(["GET", "POST"])
def open_survey(request: PersonRequest, pk: int) -> HttpResponse:
    """Open a draft to its audience."""
    survey = kept(request, pk)
    if request.method == "POST":
        running.open_survey(survey_id=pk, by=request.standing, at=now())
        messages.success(request, _("The survey is open. It stands on the first page of everybody who is asked."))
        return redirect("surveys:survey", pk)
    number = len(audience.people_of(survey, request.standing))
    asked = ngettext("%(number)d person is asked.", "%(number)d people are asked.", number) % {"number": number}
    return asked_first(
        request,
        question=_("Open “%(title)s”?") % {"title": survey.title},
        explanation=f"{asked} {_('The questions cannot be changed any more.')}",
        act=_("Open the survey"),
        back=reverse("surveys:survey", args=[pk]),
    )


@login_required
@require_http_methods(["GET", "POST"])
def remind(request: PersonRequest, pk: int) -> HttpResponse:
    """Remind those who have not answered, without naming them."""
    survey = kept(request, pk)
    if request.method == "POST":
        running.remind(survey_id=pk, by=request.standing, at=now())
        messages.success(request, _("Reminders go to everybody who has not answered and wants mail."))
        return redirect("surveys:survey", pk)
    invited, answered = results.counts(survey)
    return asked_first(
        request,
        question=_("Remind those who have not answered?"),
        explanation=_("%(answered)d of %(invited)d answered. Nobody sees who they are.")
        % {"answered": answered, "invited": invited},
        act=_("Send reminders"),
        back=reverse("surveys:survey", args=[pk]),
    )


@login_required
@require_http_methods(["GET", "POST"])
def close(request: PersonRequest, pk: int) -> HttpResponse:
    """Close a survey; its results are shown from then on."""
    survey = kept(request, pk)
    if request.method == "POST":
        running.close(survey_id=pk, by=request.standing, at=now())
        messages.success(request, _("The survey is closed. These are the results."))
        return redirect("surveys:survey", pk)
    invited, answered = results.counts(survey)
    return asked_first(
        request,
        question=_("Close “%(title)s”?") % {"title": survey.title},
        explanation=_("%(answered)d of %(invited)d answered. Nobody can answer any more after this.")
        % {"answered": answered, "invited": invited},
        act=_("Close the survey"),
        back=reverse("surveys:survey", args=[pk]),
        danger=True,
    )
