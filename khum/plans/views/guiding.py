"""The guided path: five questions; each answer is saved before the next is asked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from khum.plans import permissions
from khum.plans.actions import guiding, parts
from khum.plans.forms.guiding import GoalsForm, OwnersForm, ProblemForm, StatesForm, picked_goals
from khum.plans.models import Plan
from khum.plans.queries import guiding as queries
from khum.plans.queries.overview import free_year, standard_for
from khum.plans.rules import guide
from khum.plans.rules.guide import Question
from khum.plans.views.frame import visible_plan
from khum.web.request import PersonRequest

LABELS = {
    Question.GOALS: gettext_lazy("Work goals"),
    Question.PROBLEM: gettext_lazy("Problem of the work"),
    Question.STATES: gettext_lazy("What shall be true"),
    Question.ROWS: gettext_lazy("Activities"),
    Question.OWNERS: gettext_lazy("Who answers"),
}


@login_required
@require_http_methods(["GET", "POST"])
def start(request: PersonRequest) -> HttpResponse:
    """Question 1 for a plan that does not exist yet."""
    permissions.may_make_plan(request.standing).or_raise()
    form = GoalsForm(request.POST or None, initial={"year_be": free_year(request.standing, today=localdate()).be})
    if request.method == "POST" and form.is_valid():
        plan = guiding.start(year=form.year, goals=form.goals(), by=request.standing, at=now())
        return redirect("plans:guide", plan.pk, Question.PROBLEM)
    return _page(request, None, Question.GOALS, {"form": form}, is_bad=request.method == "POST")


@login_required
@require_http_methods(["GET", "POST"])
def question(request: PersonRequest, pk: int, number: int) -> HttpResponse:
    """One question for a draft."""
    plan = visible_plan(request, pk)
    permissions.may_edit(request.standing, plan).or_raise()
    if number not in set(Question):
        raise Http404
    asked = Question(number)
    context = _ASK[asked](request, plan)
    if context is None:
        following = asked.next
        if following is not None:
            return redirect("plans:guide", plan.pk, following)
        messages.success(request, _("The draft is complete. This list shows what is still to mend."))
        return redirect("plans:check", plan.pk)
    return _page(request, plan, asked, context, is_bad=request.method == "POST")


def _goals(request: PersonRequest, plan: Plan) -> dict[str, Any] | None:
    form = GoalsForm(request.POST or None, plan=plan)
    if request.method == "POST" and form.is_valid():
        for goal in form.goals():
            values = {"strategy": goal.strategy, "goal": goal.goal}
            parts.add(kind="goals", plan_id=plan.pk, values=values, by=request.standing, at=now())
        return None
    return {"form": form, "present": list(plan.goals.all())}


def _problem(request: PersonRequest, plan: Plan) -> dict[str, Any] | None:
    chapter = plan.chapters.filter(code=guide.PROBLEM).first()
    form = ProblemForm(request.POST or None, initial=guide.problem_answers(chapter.body if chapter else ""))
    if request.method == "POST" and form.is_valid():
        guiding.answer_problem(plan_id=plan.pk, answers=form.cleaned_data, by=request.standing, at=now())
        return None
    return {"form": form}


def _states(request: PersonRequest, plan: Plan) -> dict[str, Any] | None:
    standard = standard_for(plan.organisation, plan.year)
    focus = [area.text for area in plan.focus_areas.all()]
    states = [state.text for state in plan.desired_states.all()]
    form = StatesForm(
        request.POST or None,
        focus=[*standard.focus_areas, *focus],
        states=[*standard.desired_states, *states],
        initial={"focus": focus or standard.focus_areas, "states": states or standard.desired_states},
    )
    if request.method == "POST" and form.is_valid():
        for kind, texts in (
            ("focus-areas", form.texts("focus", "own_focus")),
            ("desired-states", form.texts("states", "own_states")),
        ):
            guiding.choose(plan_id=plan.pk, kind=kind, texts=texts, by=request.standing, at=now())
        return None
    return {"form": form}


def _rows(request: PersonRequest, plan: Plan) -> dict[str, Any] | None:
    tables = queries.picks_of(plan)
    goals = list(plan.goals.all())
    if request.method == "POST":
        codes = [row.pick.code for table in tables for row in table.rows]
        chosen = picked_goals(request.POST, codes, [goal.pk for goal in goals])
        guiding.take_rows(plan_id=plan.pk, goals=chosen, by=request.standing, at=now())
        return None
    return {"tables": tables, "goals": goals}


def _owners(request: PersonRequest, plan: Plan) -> dict[str, Any] | None:
    form = OwnersForm(request.POST or None, groups=queries.owner_groups(plan), plan=plan)
    if request.method == "POST" and form.is_valid():
        guiding.assign(plan_id=plan.pk, posts=form.posts(), by=request.standing, at=now())
        return None
    return {"form": form}


_ASK = {
    Question.GOALS: _goals,
    Question.PROBLEM: _problem,
    Question.STATES: _states,
    Question.ROWS: _rows,
    Question.OWNERS: _owners,
}


def _page(
    request: PersonRequest, plan: Plan | None, asked: Question, context: dict[str, Any], *, is_bad: bool
) -> HttpResponse:
    steps = [
        {
            "label": LABELS[question],
            "state": "now" if question == asked else "done" if question < asked else "todo",
            "url": reverse("plans:guide", args=[plan.pk, question]) if plan and question != asked else "",
        }
        for question in Question
    ]
    status = 422 if is_bad else 200
    context |= {"plan": plan, "steps_done": steps, "asked": asked, "back": asked - 1}
    return render(request, f"plans/guide_{asked.name.lower()}.html", context, status=status)
