"""Questions of citizens that nobody has looked at yet."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khum.communities import permissions
from khum.communities.actions import asking
from khum.communities.forms.questions import LetThroughForm, RefuseForm
from khum.communities.queries import board
from khum.communities.views.frame import acted, visible_question
from khum.web.request import PersonRequest

_PAGE = 20


@login_required
@require_safe
def citizens(request: PersonRequest) -> HttpResponse:
    """What citizens sent, the oldest first."""
    permissions.may_moderate(request.standing).or_raise()
    page = Paginator(board.waiting(request.standing), _PAGE).get_page(request.GET.get("page"))
    return render(request, "communities/citizens.html", {"page": page})


@login_required
@require_http_methods(["GET", "POST"])
def let_through(request: PersonRequest, pk: int) -> HttpResponse:
    """Put it on the board, in other words where need be."""
    permissions.may_moderate(request.standing).or_raise()
    found = visible_question(request, pk)
    form = LetThroughForm(request.POST or None, initial={"title": found.title, "body": found.body})
    return acted(
        request,
        form,
        lambda data: asking.let_through(
            question_id=pk, title=data["title"], body=data["body"], by=request.standing, at=now()
        ),
        said=_("It is on the board, and who is known to know was asked."),
        to=reverse("communities:question", args=[pk]),
        title=_("Put it on the board"),
        act=_("Put it on the board"),
        note=_("Everybody reads this, citizens too."),
    )


@login_required
@require_http_methods(["GET", "POST"])
def refuse(request: PersonRequest, pk: int) -> HttpResponse:
    """Do not put it on the board, and say why."""
    permissions.may_moderate(request.standing).or_raise()
    found = visible_question(request, pk)
    return acted(
        request,
        RefuseForm(request.POST or None),
        lambda data: asking.refuse(question_id=pk, reason=data["reason"], by=request.standing, at=now()),
        said=_("The citizen reads why."),
        to=reverse("communities:citizens"),
        title=_("Do not put it on the board"),
        act=_("Do not put it on the board"),
        note=found.title,
        danger=True,
    )
