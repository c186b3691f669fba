"""The web board: the list, asking, one question with its answers."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from khum.communities import permissions
from khum.communities.actions import asking
from khum.communities.forms.questions import AnswerForm, AskForm, CloseForm, PassForm, PatienceForm
from khum.communities.models import Community, Question
from khum.communities.queries import board
from khum.communities.rules.asking import QuestionState
from khum.communities.views.frame import acted, visible_question
from khum.needs.queries.evidence import items_about
from khum.search.queries.suggesting import suggestions
from khum.web.request import PersonRequest

_PAGE = 20
_SIMILAR = 5
_SHOWS = (
    ("", gettext_lazy("All, open first")),
    ("open", gettext_lazy("Without an answer")),
    ("me", gettext_lazy("Asked of me")),
    ("mine", gettext_lazy("My questions")),
    ("answered", gettext_lazy("With an answer")),
    ("late", gettext_lazy("Waiting too long")),
)


@login_required
@require_safe
def questions(request: PersonRequest) -> HttpResponse:
    """The web board, open questions first."""
    community = request.GET.get("community", "")
    wanted = board.Wanted(
        show=request.GET.get("show", ""),
        words=request.GET.get("q", "")[:200].strip(),
        community=int(community) if community.isascii() and community.isdigit() and len(community) < 10 else None,
    )
    page = Paginator(board.listed(request.standing, wanted), _PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "wanted": wanted,
        "shows": _SHOWS,
        "waiting": board.waiting(request.standing).count() if permissions.may_moderate(request.standing) else 0,
        "may_moderate": bool(permissions.may_moderate(request.standing)),
    }
    return render(request, "communities/questions.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def ask(request: PersonRequest) -> HttpResponse:
    """Ask; what was asked or written before is shown first. ``?about=`` and ``?to=`` fill the form."""
    permissions.may_ask(request.standing).or_raise()
    form = AskForm(request.POST or None, standing=request.standing, initial=_initial(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        made = asking.ask(
            title=data["title"],
            body=data["body"],
            community=data["community"],
            person_ids=[person.pk for person in data["people"]],
            is_private=data["is_private"],
            by=request.standing,
            at=now(),
        )
        messages.success(request, _("Your question is asked. You are told when somebody answers."))
        return redirect("communities:question", made.pk)
    typed = request.POST.get("title", "") or request.GET.get("title", "") or request.GET.get("about", "")
    context = {"form": form, "similar": _similar(request, typed)}
    return render(request, "communities/ask.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def similar(request: PersonRequest) -> HttpResponse:
    """What was asked or written before about the words typed so far: a piece of the page that asks."""
    found = _similar(request, request.GET.get("title", ""))
    return render(request, "communities/parts/similar.html", {"similar": found})


@login_required
@require_safe
def question(request: PersonRequest, pk: int) -> HttpResponse:
    """A question with its answers, and what the person may do with it."""
    return question_page(request, pk, None)


def question_page(request: PersonRequest, pk: int, form: AnswerForm | None) -> HttpResponse:
    """The page of a question; with the form of an answer that was refused it is 422."""
    found = visible_question(request, pk)
    standing = request.standing
    may_answer = bool(permissions.may_answer(standing, found))
    if form is None and may_answer:
        form = AnswerForm(standing=standing, near=items_about(standing, found.title)[:8])
    answers = sorted(found.answers.all(), key=lambda one: one.pk != found.accepted_id)
    context = {
        "question": found,
        "answers": answers,
        "helped": board.helped_by(standing, found),
        "form": form if may_answer else None,
        "may_accept": bool(permissions.may_accept(standing, found)),
        "may_close": bool(permissions.may_close(standing, found)),
        "may_publish": bool(permissions.may_publish(standing, found)),
        "may_pass": may_answer and _may_pass(request, found),
        "may_make_item": found.accepted_id and not found.is_private,
        "is_waiting": found.state_value is QuestionState.WAITING,
        "head_on": board.head_on(found, board.days_to_answer(standing)),
    }
    return render(request, "communities/question.html", context, status=422 if form and form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def close(request: PersonRequest, pk: int) -> HttpResponse:
    """Close a question that was asked before or is not needed any more."""
    found = visible_question(request, pk)
    permissions.may_close(request.standing, found).or_raise()
    form = CloseForm(request.POST or None, standing=request.standing, question=found)
    return acted(
        request,
        form,
        lambda data: asking.close(
            question_id=pk, reason=data["reason"], same_as=data["same_as"], by=request.standing, at=now()
        ),
        said=_("The question is closed."),
        to=reverse("communities:question", args=[pk]),
        title=_("Close the question"),
        act=_("Close the question"),
        note=found.title,
    )


@login_required
@require_http_methods(["GET", "POST"])
def pass_on(request: PersonRequest, pk: int) -> HttpResponse:
    """Send a question on to who knows better."""
    found = visible_question(request, pk)
    permissions.may_answer(request.standing, found).or_raise()
    form = PassForm(request.POST or None, standing=request.standing)
    return acted(
        request,
        form,
        lambda data: asking.pass_on(question_id=pk, person=data["person"], by=request.standing, at=now()),
        said=_("The question was sent on."),
        to=reverse("communities:question", args=[pk]),
        title=_("Send the question on"),
        act=_("Send it on"),
        note=found.title,
    )


@login_required
@require_http_methods(["GET", "POST"])
def patience(request: PersonRequest) -> HttpResponse:
    """Set after how many days the head sees an unanswered question."""
    permissions.may_moderate(request.standing).or_raise()
    form = PatienceForm(request.POST or None, initial={"days": board.days_to_answer(request.standing)})
    return acted(
        request,
        form,
        lambda data: asking.set_patience(days=data["days"], by=request.standing, at=now()),
        said=_("Kept."),
        to=reverse("communities:questions"),
        title=_("How long a question waits"),
        act=_("Keep"),
    )


def _may_pass(request: PersonRequest, found: Question) -> bool:
    standing = request.standing
    asked = {asked.person_id for asked in found.asked.all() if asked.passed_on is None}
    return standing.person_id in asked or standing.is_division_head or standing.is_km_secretary


def _initial(request: PersonRequest) -> dict[str, object]:
    asked = request.GET.get("to", "")
    community = request.GET.get("community", "")
    found = Community.objects.visible_to(request.standing).filter(pk=community if community.isdigit() else 0).first()
    return {
        "title": (request.GET.get("title") or request.GET.get("about", ""))[:250],
        "body": request.GET.get("body", "")[:2000],
        "people": [int(asked)] if asked.isascii() and asked.isdigit() and len(asked) < 10 else [],
        "community": found.pk if found else None,
    }


def _similar(request: PersonRequest, typed: str) -> list[object]:
    words = typed.strip()[:250]
    return list(suggestions(request.standing, words, limit=_SIMILAR)) if len(words) > 3 else []
