"""A survey: a draft, an open one with its counts, a closed one with its results; the results as a file."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khum.domain.verdict import NotPossibleError
from khum.papers.serving import paper_response
from khum.surveys import permissions
from khum.surveys.models import Survey
from khum.surveys.papers.kinds import results_of
from khum.surveys.queries import audience, pages, results
from khum.surveys.queries.results import Results
from khum.surveys.rules.timing import is_over, may_remind
from khum.surveys.views.frame import kept, visible
from khum.web.request import PersonRequest

_FILES = (("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel"))


@login_required
@require_safe
def survey(request: PersonRequest, pk: int) -> HttpResponse:
    """One survey as far as it is."""
    found = visible(request, pk)
    today = request.standing.today
    result = pages.shown_results(found, today=today)
    invited, answered = (result.invited, result.respondents) if result else results.counts(found)
    own = pages.own_invitation(found, request.standing)
    context = {
        "survey": found,
        "own": own,
        "may_answer": own is not None and own.answered_on is None and found.takes_answers(today),
        "may_keep": permissions.keeps(request.standing),
        "may_remind": may_remind(found.reminded_on, today=today),
        "takes_answers": found.takes_answers(today),
        "invited": invited,
        "answered": answered,
        "result": result,
        "chosen": audience.chosen(found),
        "files": _FILES,
        **_shown(request, found, result),
    }
    return render(request, "surveys/survey.html", context)


@login_required
@require_safe
def people(request: PersonRequest, pk: int) -> HttpResponse:
    """Who answered what in a named survey, for who keeps it; an anonymous survey has no such page."""
    found = kept(request, pk)
    if found.is_anonymous:
        raise Http404
    context = {"survey": found, "rows": pages.named_rows(found, request.standing)}
    return render(request, "surveys/people.html", context)


@login_required
@require_safe
def file(request: PersonRequest, pk: int, extension: str) -> HttpResponse:
    """The results as a paper or a table."""
    found = visible(request, pk)
    if extension not in {"pdf", "docx", "xlsx"}:
        raise Http404
    permissions.may_see_groups(request.standing).or_raise()
    if not is_over(found.state_value, found.closes_on, today=request.standing.today):
        raise NotPossibleError(_("The results can be seen once nobody can answer any more."))
    paper = results_of(found, today=request.standing.today, with_words=permissions.sees_words(request.standing))
    return paper_response(request, paper, name=f"ผล{found.title}", extension=extension)


def _shown(request: PersonRequest, found: Survey, result: Results | None) -> dict[str, Any]:
    if result is None:
        return {}
    pair, year = pages.comparison(found, result, today=request.standing.today)
    return {
        "sees_groups": permissions.sees_groups(request.standing),
        "sees_words": permissions.sees_words(request.standing),
        "pair": pair,
        "year": year,
    }
