"""Lessons: the list, one lesson, and its way until its users know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
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

from khum.domain.verdict import Verdict
from khum.exchange import permissions
from khum.exchange.actions import lessons as acts
from khum.exchange.forms.leaving import NoteForm
from khum.exchange.forms.lessons import AssignForm, ChangedForm, LessonForm
from khum.exchange.models import Lesson
from khum.exchange.queries import lessons as queries
from khum.exchange.rules.lessons import LessonState, may_move
from khum.exchange.views.frame import form_page, number, visible_lesson
from khum.people.queries import chart
from khum.web.request import PersonRequest

_PAGE = 20
_SHOWS = (
    ("", gettext_lazy("Open ones")),
    ("late", gettext_lazy("Late ones")),
    ("closed", gettext_lazy("Closed ones")),
    ("all", gettext_lazy("All")),
)


@login_required
@require_safe
def lessons(request: PersonRequest) -> HttpResponse:
    """Lessons of the council, the open ones first."""
    asked = request.GET
    wanted = queries.Wanted(
        words=asked.get("q", "")[:100].strip(), show=asked.get("show", ""), division=number(asked.get("division"))
    )
    context = {
        "page": Paginator(queries.listed(request.standing, wanted), _PAGE).get_page(asked.get("page")),
        "wanted": wanted,
        "shows": _SHOWS,
        "divisions": chart.open_divisions(request.standing),
        "today": request.standing.today,
    }
    return render(request, "exchange/lessons.html", context)


@login_required
@require_safe
def lesson(request: PersonRequest, pk: int) -> HttpResponse:
    """One lesson with its next step."""
    found = visible_lesson(request, pk)
    assigns = bool(permissions.may_assign(request.standing, found))
    carries = bool(permissions.may_carry_out(request.standing, found))
    state = found.state_value
    context = {
        "lesson": found,
        "is_late": found.is_late(request.standing.today),
        "may_assign": assigns and may_move(state, LessonState.ACTION),
        "may_change": carries and may_move(state, LessonState.CHANGED),
        "may_tell": carries and may_move(state, LessonState.TOLD),
        "may_close": assigns and may_move(state, LessonState.CLOSED),
        "may_drop": assigns and may_move(state, LessonState.DROPPED),
    }
    return render(request, "exchange/lesson.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest) -> HttpResponse:
    """Tell a lesson."""
    standing = request.standing
    initial = {"division": min(standing.division_ids, default=None)}
    form = LessonForm(request.POST or None, standing=standing, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = acts.raise_lesson(values=form.cleaned_data, by=standing, at=now())
        messages.success(request, _("Told. The head of the division decides what is done about it."))
        return redirect("exchange:lesson", made.pk)
    back = reverse("exchange:lessons")
    return form_page(request, form, title=_("Tell a lesson"), act=_("Tell it"), back=back, above=above())


@login_required
@require_http_methods(["GET", "POST"])
def assign(request: PersonRequest, pk: int) -> HttpResponse:
    """Say what is done, by whom, by when."""
    found = visible_lesson(request, pk)
    initial = {"action": found.action or found.proposal, "owner": found.owner_id}
    if found.due_on:
        initial["due_on"] = found.due_on
    form = AssignForm(request.POST or None, standing=request.standing, initial=initial)
    return _step(
        request,
        found,
        form,
        permissions.may_assign(request.standing, found),
        lambda data: acts.assign(
            lesson_id=pk,
            action=data["action"],
            owner=data["owner"],
            due_on=data["due_on"],
            by=request.standing,
            at=now(),
        ),
        title=_("Decide on the lesson"),
        said=_("Decided. It waits for who holds that post."),
    )


@login_required
@require_http_methods(["GET", "POST"])
def changed(request: PersonRequest, pk: int) -> HttpResponse:
    """Say what was changed."""
    found = visible_lesson(request, pk)
    return _step(
        request,
        found,
        ChangedForm(request.POST or None, standing=request.standing),
        permissions.may_carry_out(request.standing, found),
        lambda data: acts.change(lesson_id=pk, what=data["what"], item=data["item"], by=request.standing, at=now()),
        title=_("What was changed"),
        said=_("Kept. Now tell those who work with it."),
    )


@login_required
@require_http_methods(["GET", "POST"])
def tell(request: PersonRequest, pk: int) -> HttpResponse:
    """Say how its users were told."""
    found = visible_lesson(request, pk)
    return _step(
        request,
        found,
        NoteForm(request.POST or None, label=_("How were those who work with it told?")),
        permissions.may_carry_out(request.standing, found),
        lambda data: acts.tell(lesson_id=pk, how=data["note"], by=request.standing, at=now()),
        title=_("Tell its users"),
        said=_("Kept. The head looks whether it works and closes it."),
    )


@login_required
@require_http_methods(["GET", "POST"])
def close(request: PersonRequest, pk: int) -> HttpResponse:
    """See that it works, and close it."""
    found = visible_lesson(request, pk)
    return _step(
        request,
        found,
        NoteForm(request.POST or None, label=_("Does it work? What do you see?"), required=False),
        permissions.may_assign(request.standing, found),
        lambda data: acts.close(lesson_id=pk, note=data["note"], by=request.standing, at=now()),
        title=_("Close the lesson"),
        said=_("Closed. What was learnt stays to be found."),
    )


@login_required
@require_http_methods(["GET", "POST"])
def drop(request: PersonRequest, pk: int) -> HttpResponse:
    """Leave it as it is, and say why."""
    found = visible_lesson(request, pk)
    return _step(
        request,
        found,
        NoteForm(request.POST or None, label=_("Why is nothing done about it?")),
        permissions.may_assign(request.standing, found),
        lambda data: acts.drop(lesson_id=pk, reason=data["note"], by=request.standing, at=now()),
        title=_("Do nothing about it"),
        said=_("Kept with its reason."),
        danger=True,
    )


def above() -> tuple[str, str]:
    """The list that lessons belong to."""
    return _("Lessons"), reverse("exchange:lessons")


def _step(
    request: PersonRequest,
    found: Lesson,
    form: forms.Form,
    verdict: Verdict,
    do: Callable[[dict[str, Any]], object],
    *,
    title: str,
    said: str,
    danger: bool = False,
) -> HttpResponse:
    verdict.or_raise()
    if request.method == "POST" and form.is_valid():
        do(form.cleaned_data)
        messages.success(request, said)
        return redirect("exchange:lesson", found.pk)
    back = reverse("exchange:lesson", args=[found.pk])
    return form_page(
        request, form, title=title, act=_("Keep"), back=back, above=above(), note=found.title, danger=danger
    )
