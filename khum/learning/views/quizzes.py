"""Short checks: making, answering, closing."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.learning import permissions
from khum.learning.actions import checking
from khum.learning.forms.after import AnswerForm, ItemForm, QuizForm
from khum.learning.models import Quiz
from khum.learning.queries import pages, results
from khum.learning.rules.checking import When
from khum.learning.views.frame import form_page, visible_training
from khum.library.models import Item
from khum.web.request import PersonRequest

_PAGE = 20


@login_required
@require_http_methods(["GET", "POST"])
def new_for_training(request: PersonRequest, pk: int) -> HttpResponse:
    """Make a check of a training."""
    training = visible_training(request, pk)
    permissions.may_change(request.standing, training).or_raise()
    form = QuizForm(request.POST or None, initial={"title": training.title})
    if request.method == "POST" and form.is_valid():
        made = _made(request, form, training=training)
        return redirect("learning:quiz", made.pk)
    return _form(request, form, reverse("learning:training", args=[pk]))


@login_required
@require_http_methods(["GET", "POST"])
def new_for_item(request: PersonRequest, pk: int) -> HttpResponse:
    """Make a check of an item of the library."""
    permissions.may_send(request.standing).or_raise()
    item = get_object_or_404(Item.objects.visible_to(request.standing), pk=pk)
    form = QuizForm(request.POST or None, initial={"title": str(item)[:200]})
    form.fields["has_pre"].initial = False
    if request.method == "POST" and form.is_valid():
        made = _made(request, form, item=item)
        return redirect("learning:quiz", made.pk)
    return _form(request, form, reverse("library:item", args=[pk]))


@login_required
@require_safe
def quizzes(request: PersonRequest) -> HttpResponse:
    """Checks in sight with one's own result; whoever may make one chooses an item for it."""
    may_make = permissions.may_send(request.standing)
    form = ItemForm(request.GET if "item" in request.GET else None, standing=request.standing) if may_make else None
    if form is not None and form.is_bound and form.is_valid():
        return redirect("learning:quiz-item", form.cleaned_data["item"].pk)
    found = Paginator(results.listed(request.standing), _PAGE).get_page(request.GET.get("page"))
    context = {"page": found, "rows": results.with_own(request.standing, found.object_list), "item_form": form}
    return render(request, "learning/quizzes.html", context)


@login_required
@require_safe
def quiz(request: PersonRequest, pk: int) -> HttpResponse:
    """A check: how I did, and where to answer."""
    found = _quiz(request, pk)
    own = pages.attempts_of(found, request.standing)
    context = {
        "quiz": found,
        "pre": own.get(When.PRE),
        "post": own.get(When.POST),
        "passed": When.POST in own and own[When.POST].score.passes(found.pass_percent),
        "may_change": _may_close(request, found),
        "result": results.of_quiz(found) if _may_see_result(request, found) else None,
        "number": len(found.questions),
    }
    return render(request, "learning/quiz.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def answer(request: PersonRequest, pk: int, when: str) -> HttpResponse:
    """Answer a check before or after learning."""
    if when not in set(When):
        raise Http404
    found, moment = _quiz(request, pk), When(when)
    form = AnswerForm(request.POST or None, quiz=found)
    if request.method == "POST" and form.is_valid():
        kept = checking.answer(quiz_id=pk, when=moment, given=form.given(), by=request.standing, at=now())
        messages.success(request, _("%(right)d of %(of)d right.") % {"right": kept.right, "of": kept.of})
        return redirect("learning:quiz", pk)
    return form_page(
        request,
        form,
        title=found.title,
        act=_("Send the answers"),
        back=reverse("learning:quiz", args=[pk]),
        note=moment.label_th,
    )


@login_required
@require_POST
def close(request: PersonRequest, pk: int) -> HttpResponse:
    """Close a check."""
    checking.close(quiz_id=_quiz(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("The check is closed."))
    return redirect("learning:quiz", pk)


def _quiz(request: PersonRequest, pk: int) -> Quiz:
    found: Quiz = get_object_or_404(Quiz.objects.visible_to(request.standing).select_related("training", "item"), pk=pk)
    return found


def _may_close(request: PersonRequest, quiz: Quiz) -> bool:
    if quiz.closed_on:
        return False
    if quiz.training:
        return bool(permissions.may_change(request.standing, quiz.training))
    return bool(permissions.may_send(request.standing))


def _may_see_result(request: PersonRequest, quiz: Quiz) -> bool:
    return request.standing.is_km_secretary or quiz.created_by_id == request.standing.person_id


def _made(request: PersonRequest, form: QuizForm, **of: object) -> Quiz:
    data = form.cleaned_data
    return checking.make_quiz(
        title=data["title"],
        questions=form.read,
        has_pre=data["has_pre"],
        pass_percent=data["pass_percent"],
        by=request.standing,
        at=now(),
        **of,  # type: ignore[arg-type]
    )


def _form(request: PersonRequest, form: QuizForm, back: str) -> HttpResponse:
    return form_page(request, form, title=_("Make a check"), act=_("Keep the check"), back=back, draft="learning-quiz")
