"""A needed knowledge: its page, its form, its holders, learners and items."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.domain.fiscal_year import FiscalYear
from khum.needs import permissions
from khum.needs.actions import needs as acts
from khum.needs.actions import people
from khum.needs.forms.needs import HolderForm, LearnerForm, NeedForm, RetireForm, values_of_need
from khum.needs.forms.tools import in_english
from khum.needs.models import Holder, Learner
from khum.needs.queries import pages
from khum.needs.rules.kinds import Level
from khum.needs.views.frame import form_page, number, visible_goal, visible_need
from khum.needs.views.goals import map_address
from khum.web.request import PersonRequest


@login_required
@require_safe
def need(request: PersonRequest, pk: int) -> HttpResponse:
    """One need with everything that is known of it."""
    found = visible_need(request, pk)
    verdict = permissions.may_draft(request.standing, found.goal.division_id)
    context: dict[str, Any] = {
        "need": found,
        "facts": pages.facts_of(found, request.standing),
        "may_draft": verdict and found.retired_on is None,
        "map_url": map_address(FiscalYear(found.goal.year_be)),
    }
    context["steps"] = _steps(context["facts"])
    return render(request, "needs/need.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def add(request: PersonRequest, pk: int) -> HttpResponse:
    """What must be known to reach a goal. ``words``: what was wanted and not found."""
    goal = visible_goal(request, pk)
    permissions.may_draft(request.standing, goal.division_id).or_raise()
    words = (request.POST.get("words") or request.GET.get("words") or "")[:250]
    form = NeedForm(request.POST or None, initial={"title": words})
    if request.method == "POST" and form.is_valid():
        made = acts.add_need(goal_id=pk, values=form.cleaned_data, demand=words, by=request.standing, at=now())
        messages.success(request, _("The need is on the map. Name who holds this knowledge."))
        return redirect("needs:need", made.pk)
    return form_page(
        request,
        form,
        title=_("What must be known"),
        act=_("Keep and go on"),
        back=map_address(FiscalYear(goal.year_be)),
        note=_("For the goal: %(goal)s") % {"goal": goal},
    )


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: PersonRequest, pk: int) -> HttpResponse:
    """Change a need."""
    found = visible_need(request, pk)
    permissions.may_draft(request.standing, found.goal.division_id).or_raise()
    form = NeedForm(request.POST or None, initial=values_of_need(found))
    if request.method == "POST" and form.is_valid():
        acts.change_need(need_id=pk, values=form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("Kept."))
        return redirect("needs:need", pk)
    back = reverse("needs:need", args=[pk])
    return form_page(request, form, title=_("Change the need"), act=_("Keep"), back=back)


@login_required
@require_http_methods(["GET", "POST"])
def retire(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a need off the map, with a reason."""
    found = visible_need(request, pk)
    permissions.may_draft(request.standing, found.goal.division_id).or_raise()
    form = RetireForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.retire_need(need_id=pk, reason=form.cleaned_data["reason"], by=request.standing, at=now())
        messages.success(request, _("The need is off the map. Its history stays."))
        return redirect(map_address(FiscalYear(found.goal.year_be)))
    return form_page(
        request,
        form,
        title=_("No longer needed"),
        act=_("Take off the map"),
        back=reverse("needs:need", args=[pk]),
        note=found.title,
        danger=True,
    )


@login_required
@require_http_methods(["GET", "POST"])
def link(request: PersonRequest, pk: int) -> HttpResponse:
    """Find items of the library that hold this knowledge and link them."""
    found = visible_need(request, pk)
    permissions.may_draft(request.standing, found.goal.division_id).or_raise()
    if request.method == "POST":
        item = pages.item_to_link(request.standing, number(request.POST.get("item")))
        if item is not None:
            acts.link_item(need_id=pk, item_id=item, by=request.standing, at=now())
            messages.success(request, _("The item is linked."))
        return redirect("needs:need", pk)
    words = (request.GET.get("q") or found.title)[:250]
    context = {"need": found, "words": words, "results": pages.items_about(request.standing, words, found)}
    return render(request, "needs/link.html", context)


@login_required
@require_POST
def unlink(request: PersonRequest, pk: int, item: int) -> HttpResponse:
    """Take an item off again."""
    acts.unlink_item(need_id=visible_need(request, pk).pk, item_id=item, by=request.standing, at=now())
    messages.success(request, _("The item is no longer linked."))
    return redirect("needs:need", pk)


@login_required
@require_http_methods(["GET", "POST"])
def holder(request: PersonRequest, pk: int) -> HttpResponse:
    """Name who holds the knowledge."""
    found = visible_need(request, pk)
    permissions.may_draft(request.standing, found.goal.division_id).or_raise()
    person = number(request.GET.get("person"))
    known = found.holders.filter(person=person).first() if person else None
    initial = {name: getattr(known, name) for name in ("person", "level", "evidence", "since")} if known else {}
    form = HolderForm(request.POST or None, standing=request.standing, initial=initial or {"person": person or None})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data | {"level": Level(form.cleaned_data["level"])}
        people.name_holder(need_id=pk, **values, by=request.standing, at=now())
        messages.success(request, _("Kept."))
        return redirect("needs:need", pk)
    return form_page(
        request,
        form,
        title=_("Who holds this knowledge"),
        act=_("Keep"),
        back=reverse("needs:need", args=[pk]),
        note=found.title,
    )


@login_required
@require_POST
def holder_drop(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a person off the holders."""
    found = get_object_or_404(Holder.objects.visible_to(request.standing), pk=pk)
    people.drop_holder(holder_id=pk, by=request.standing, at=now())
    messages.success(request, _("The name is off the list."))
    return redirect("needs:need", found.need_id)


@login_required
@require_http_methods(["GET", "POST"])
def learner(request: PersonRequest, pk: int) -> HttpResponse:
    """Say who must learn it."""
    found = visible_need(request, pk)
    permissions.may_draft(request.standing, found.goal.division_id).or_raise()
    form = LearnerForm(request.POST or None, standing=request.standing)
    if request.method == "POST" and form.is_valid():
        people.add_learner(need_id=pk, **form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("Kept."))
        return redirect("needs:need", pk)
    return form_page(
        request,
        form,
        title=_("Who must learn this"),
        act=_("Keep"),
        back=reverse("needs:need", args=[pk]),
        note=found.title,
    )


@login_required
@require_POST
def learned(request: PersonRequest, pk: int) -> HttpResponse:
    """Note that it was learned."""
    found = get_object_or_404(Learner.objects.visible_to(request.standing), pk=pk)
    people.note_learned(learner_id=pk, by=request.standing, at=now())
    messages.success(request, _("Noted as learned."))
    return redirect("needs:need", found.need_id)


@login_required
@require_POST
def learner_drop(request: PersonRequest, pk: int) -> HttpResponse:
    """Take somebody off the learners."""
    found = get_object_or_404(Learner.objects.visible_to(request.standing), pk=pk)
    people.drop_learner(learner_id=pk, by=request.standing, at=now())
    messages.success(request, _("The name is off the list."))
    return redirect("needs:need", found.need_id)


def _steps(facts: pages.Facts) -> list[dict[str, str]]:
    """The seven steps as the screen draws them."""
    return [
        {
            "label": stage.step.label_en if in_english() else stage.step.label_th,
            "state": "done" if stage.is_done else "now" if stage.step is facts.next_step else "todo",
        }
        for stage in facts.steps
    ]
