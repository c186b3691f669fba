"""Choosing how to pass a needed knowledge on (row 73)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khum.needs import permissions
from khum.needs.actions import needs as acts
from khum.needs.forms.tools import QuestionsForm, ToolsForm, in_english
from khum.needs.rules.tools import Advice, advise, criteria
from khum.needs.views.frame import visible_need
from khum.web.request import PersonRequest


@login_required
@require_http_methods(["GET", "POST"])
def choose(request: PersonRequest, pk: int) -> HttpResponse:
    """Five questions, the tools that fit, and the reason for what is chosen."""
    found = visible_need(request, pk)
    permissions.may_draft(request.standing, found.goal.division_id).or_raise()
    answers = request.POST if request.method == "POST" else request.GET
    questions = QuestionsForm(
        answers if _answered(answers) else None, initial=found.tool_choice or {"nature": found.nature}
    )
    advice: list[Advice] = advise(questions.cleaned_data) if questions.is_valid() else []
    form = ToolsForm(request.POST or None, initial=_proposed(advice) if advice else {})
    if request.method == "POST" and advice and form.is_valid():
        acts.choose_tools(need_id=pk, choice=questions.cleaned_data, **form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("The way to pass it on is kept."))
        return redirect("needs:need", pk)
    context = {"need": found, "questions": questions, "advice": advice, "form": form, "is_english": in_english()}
    return render(request, "needs/tools.html", context, status=422 if form.errors or questions.errors else 200)


def _answered(answers: Any) -> bool:
    return any(criterion.code in answers for criterion in criteria())


def _proposed(advice: list[Advice]) -> dict[str, Any]:
    """The two best, with their reasons as a beginning."""
    best = advice[:2]
    return {"tools": [row.tool.code for row in best], "reason": "\n".join(row.tool.why for row in best)}
