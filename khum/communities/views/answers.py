"""Acts on a question: answering, changing one's answer, what serves, what helped, the item, the public pages."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khum.communities import permissions
from khum.communities.actions import answering, asking
from khum.communities.forms.questions import AnswerForm, ChangeForm
from khum.communities.models import Answer
from khum.communities.views.frame import acted, visible_question
from khum.communities.views.questions import question_page
from khum.needs.queries.evidence import items_about
from khum.web.request import PersonRequest


@login_required
@require_POST
def answer(request: PersonRequest, pk: int) -> HttpResponse:
    """Answer; what was typed stays where it is refused."""
    found = visible_question(request, pk)
    permissions.may_answer(request.standing, found).or_raise()
    near = items_about(request.standing, found.title)[:8]
    form = AnswerForm(request.POST, standing=request.standing, near=near)
    if not form.is_valid():
        return question_page(request, pk, form)
    data = form.cleaned_data
    made = answering.answer(question_id=pk, body=data["body"], cites=data["cites"], by=request.standing, at=now())
    messages.success(request, _("Your answer is there."))
    return redirect(f"{reverse('communities:question', args=[pk])}#answer-{made.pk}")


@login_required
@require_http_methods(["GET", "POST"])
def change(request: PersonRequest, pk: int) -> HttpResponse:
    """Change one's own answer."""
    found = _answer(request, pk)
    permissions.may_change_answer(request.standing, found).or_raise()
    form = ChangeForm(request.POST or None, initial={"body": found.body})
    return acted(
        request,
        form,
        lambda data: answering.change(answer_id=pk, body=data["body"], by=request.standing, at=now()),
        said=_("Changed."),
        to=reverse("communities:question", args=[found.question_id]),
        title=_("Change your answer"),
        act=_("Keep"),
        note=found.question.title,
    )


@login_required
@require_POST
def accept(request: PersonRequest, pk: int) -> HttpResponse:
    """This answer serves."""
    question = answering.accept(answer_id=_answer(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("Thank you. The next one who asks finds it at the top."))
    return redirect("communities:question", question.pk)


@login_required
@require_POST
def helped(request: PersonRequest, pk: int) -> HttpResponse:
    """This answer helped me, too."""
    found = answering.helped(answer_id=_answer(request, pk).pk, by=request.standing, at=now())
    return redirect(f"{reverse('communities:question', args=[found.question_id])}#answer-{pk}")


@login_required
@require_POST
def item(request: PersonRequest, pk: int) -> HttpResponse:
    """Make an item of the library of the question and its answer."""
    made = answering.begin_item(question_id=visible_question(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("A draft is begun in the library. Read it over and send it for approval."))
    return redirect("library:item", made.pk)


@login_required
@require_POST
def show(request: PersonRequest, pk: int) -> HttpResponse:
    """Put a question on the public pages, or take it away."""
    shown = request.POST.get("shown") == "1"
    asking.show_to_citizens(question_id=visible_question(request, pk).pk, shown=shown, by=request.standing, at=now())
    messages.success(request, _("Citizens read it now.") if shown else _("Citizens do not read it any more."))
    return redirect("communities:question", pk)


def _answer(request: PersonRequest, pk: int) -> Answer:
    found: Answer | None = Answer.objects.visible_to(request.standing).select_related("question").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
