"""Questions of citizens: asking without an account, finding the answer again, reading what others asked (row 54)."""

from __future__ import annotations

from allauth.core import ratelimit
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from khum.channels.forms.questions import CitizenForm
from khum.channels.views.portal import for_council, of_council, public_page
from khum.communities.actions import asking
from khum.communities.queries import board
from khum.domain.verdict import NotPossibleError
from khum.people.standing import Standing
from khum.web.request import PersonRequest

_PAGE = 20


@of_council
def questions(request: PersonRequest, by: Standing) -> HttpResponse:
    """Questions that citizens may read, answered ones first."""
    page = Paginator(board.public(by), _PAGE).get_page(request.GET.get("page"))
    return public_page(request, by, "channels/public/questions.html", {"page": page})


@of_council
def question(request: PersonRequest, by: Standing, pk: int) -> HttpResponse:
    """One question with its answers; nobody is named."""
    found = get_object_or_404(board.public(by), pk=pk)
    context = {"question": found, "answers": board.public_answers(found)}
    return public_page(request, by, "channels/public/question.html", context)


@require_http_methods(["GET", "POST"])
@for_council
def ask(request: PersonRequest, by: Standing) -> HttpResponse:
    """A citizen asks; a robot is told the same and nothing is kept."""
    form = CitizenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if form.is_robot:
            return redirect("portal:questions", by.organisation.code)
        if not ratelimit.consume(request, action="citizen_question"):
            form.add_error(None, _("Several questions came from here within the hour. Please try again later."))
            return _ask_page(request, by, form, status=429)
        try:
            made = asking.ask_as_citizen(
                organisation=by.organisation,
                title=form.cleaned_data["title"],
                body=form.cleaned_data["body"],
                name=form.cleaned_data["name"],
                by=by,
                at=now(),
            )
        except NotPossibleError as refused:
            form.add_error(None, str(refused))
            return _ask_page(request, by, form, status=409)
        return redirect("portal:asked", by.organisation.code, made.token)
    return _ask_page(request, by, form, status=422 if form.errors else 200)


@never_cache
@of_council
def asked(request: PersonRequest, by: Standing, token: str) -> HttpResponse:
    """What became of a citizen's own question, by the secret of its address."""
    found = board.of_token(token, by.organisation_id)
    if found is None:
        raise Http404
    shown = board.public_answers(found) if found.is_public else []
    answer = public_page(request, by, "channels/public/asked.html", {"question": found, "answers": shown})
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _ask_page(request: PersonRequest, by: Standing, form: CitizenForm, *, status: int) -> HttpResponse:
    answer = public_page(request, by, "channels/public/ask.html", {"form": form})
    answer.status_code = status
    return answer
