"""Editing the parts before the tables, in place like the rows."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.domain.merging import EditConflictError, resolved
from khum.domain.steps import StepSet
from khum.plans import permissions
from khum.plans.actions import making, undoing
from khum.plans.actions import parts as actions
from khum.plans.actions.values import PARTS, part_values
from khum.plans.forms.merge import posted as posted_choices
from khum.plans.forms.part import FORMS, NEW_FORMS, PartForm, PlanForm
from khum.plans.models import Plan, PlanPart
from khum.plans.queries import merging, parts
from khum.plans.views.frame import frame, visible_plan
from khum.web.request import PersonRequest


@login_required
@require_safe
def page(request: PersonRequest, pk: int) -> HttpResponse:
    """All parts of a plan."""
    return _page(request, visible_plan(request, pk))


@login_required
@require_http_methods(["GET", "POST"])
def part(request: PersonRequest, kind: str, pk: int) -> HttpResponse:
    """Open a part (GET) and save it (POST)."""
    found, plan = _part(request, kind, pk)
    permissions.may_edit(request.standing, plan).or_raise()
    form = FORMS[kind](request.POST or None, initial=_initial(found), plan=plan)
    if request.method == "GET":
        return _opened(request, plan, kind, found, form)
    if not form.is_valid():
        return _opened(request, plan, kind, found, form, status=422)
    return _save(request, plan, kind, found, form.values(), version=form.cleaned_data["version"] or 0)


@login_required
@require_safe
def shown(request: PersonRequest, kind: str, pk: int) -> HttpResponse:
    """The closed part again, nothing saved."""
    found, plan = _part(request, kind, pk)
    return _shown(request, plan, kind, found)


@login_required
@require_POST
def merge(request: PersonRequest, kind: str, pk: int) -> HttpResponse:
    """Save what a person chose where two had edited the same part."""
    found, plan = _part(request, kind, pk)
    sides = posted_choices(request.POST)
    _model, fields = PARTS[kind]
    values = resolved(sides.original, sides.mine, sides.theirs, sides.choices)
    chosen = {name: values[name] for name in fields if name in values}
    return _save(request, plan, kind, found, chosen, version=sides.version)


@login_required
@require_http_methods(["GET", "POST"])
def add(request: PersonRequest, pk: int, kind: str) -> HttpResponse:
    """Add a part at the end of its list."""
    plan = visible_plan(request, pk)
    permissions.may_edit(request.standing, plan).or_raise()
    if kind not in actions.LISTS:
        raise Http404
    form = NEW_FORMS[kind](request.POST or None, plan=plan)
    if request.method == "POST" and form.is_valid():
        added = actions.add(kind=kind, plan_id=plan.pk, values=form.values(), by=request.standing, at=now())
        place = parts.place_of(plan, kind, added)
        return redirect(f"{reverse('plans:parts', args=[plan.pk])}#{kind}-{place}")
    status = 422 if request.method == "POST" else 200
    context = {**frame(request, plan, "parts"), "form": form, "kind": kind, "label": parts.KINDS[kind][0]}
    return render(request, "plans/part_add.html", context, status=status)


@login_required
@require_POST
def remove(request: PersonRequest, kind: str, pk: int) -> HttpResponse:
    """Take a part out."""
    found, _plan = _part(request, kind, pk)
    version = int(request.POST.get("version", 0) or 0)
    plan = actions.remove(kind=kind, part_id=found.pk, version=version, by=request.standing, at=now())
    messages.success(request, _("It was removed. You can undo this."))
    return redirect(f"{reverse('plans:parts', args=[plan.pk])}#{kind}")


@login_required
@require_POST
def move(request: PersonRequest, kind: str, pk: int) -> HttpResponse:
    """Move a part up or down."""
    found, plan = _part(request, kind, pk)
    up = request.POST.get("direction") == "up"
    actions.move(kind=kind, part_id=found.pk, up=up, by=request.standing, at=now())
    return redirect(f"{reverse('plans:parts', args=[plan.pk])}#{kind}")


@login_required
@require_POST
def rename(request: PersonRequest, pk: int) -> HttpResponse:
    """Change title and set of steps."""
    plan = visible_plan(request, pk)
    form = PlanForm(request.POST)
    if not form.is_valid():
        return _page(request, plan, form=form, status=422)
    cleaned = form.cleaned_data
    making.rename(
        plan_id=plan.pk,
        title=cleaned["title"],
        step_set=StepSet(cleaned["step_set"]),
        by=request.standing,
        at=now(),
    )
    return redirect("plans:parts", plan.pk)


def _part(request: PersonRequest, kind: str, pk: int) -> tuple[Any, Plan]:
    if kind not in PARTS:
        raise Http404
    model, _fields = PARTS[kind]
    found = get_object_or_404(model.objects.visible_to(request.standing).select_related("plan__organisation"), pk=pk)
    return found, found.plan  # type: ignore[attr-defined]


def _initial(part: PlanPart) -> dict[str, Any]:
    values = part_values(part)
    if "owner_id" in values:
        values["owner"] = values["owner_id"]
    return {**values, "version": part.version}


def _save(
    request: PersonRequest, plan: Plan, kind: str, part: PlanPart, values: dict[str, Any], *, version: int
) -> HttpResponse:
    try:
        saved = actions.change(
            kind=kind, part_id=part.pk, values=values, version=version, by=request.standing, at=now()
        )
    except EditConflictError as conflict:
        return _merge_page(request, plan, kind, part, conflict)
    return _shown(request, plan, kind, saved)


def _page(request: PersonRequest, plan: Plan, *, status: int = 200, **extra: Any) -> HttpResponse:
    initial = {"title": plan.title, "step_set": plan.step_set}
    context = {
        **frame(request, plan, "parts"),
        "lists": parts.parts_of(plan),
        "form": PlanForm(initial=initial),
        "addable": actions.LISTS,
        **extra,
    }
    return render(request, "plans/parts.html", context, status=status)


def _shown(request: PersonRequest, plan: Plan, kind: str, part: PlanPart) -> HttpResponse:
    place = parts.place_of(plan, kind, part)
    if not request.htmx:
        return redirect(f"{reverse('plans:parts', args=[plan.pk])}#{kind}-{place}")
    context = {
        "plan": plan,
        "kind": kind,
        "view": parts.part_view(kind, part, place),
        "may_edit": bool(permissions.may_edit(request.standing, plan)),
        "last_change": undoing.last_change(plan, request.standing),
        "is_swap": True,
        "back": "parts",
    }
    return render(request, "plans/part.html", context)


def _opened(
    request: PersonRequest, plan: Plan, kind: str, part: PlanPart, form: PartForm, status: int = 200
) -> HttpResponse:
    place = parts.place_of(plan, kind, part)
    context = {
        "kind": kind,
        "view": parts.part_view(kind, part, place),
        "part_form": form,
        "open_part": part,
    }
    if request.htmx:
        return render(request, "plans/part_form.html", context, status=status)
    return _page(request, plan, status=status, open_kind=kind, **context)


def _merge_page(
    request: PersonRequest, plan: Plan, kind: str, part: PlanPart, conflict: EditConflictError
) -> HttpResponse:
    back = f"{reverse('plans:parts', args=[plan.pk])}#{kind}-{parts.place_of(plan, kind, part)}"
    context = {
        "plan": plan,
        "title": str(part),
        "target": f"part-{part.pk}",
        "action": reverse("plans:part-merge", args=[kind, part.pk]),
        "back": back,
        "by_name": conflict.by_name,
        "fields": merging.shown(conflict, plan),
        "version": conflict.version,
        "sides": {
            name: json.dumps(getattr(conflict, name), ensure_ascii=False) for name in ("original", "mine", "theirs")
        },
    }
    template = "plans/merge.html#in_list" if request.htmx else "plans/merge.html"
    return render(request, template, context, status=422 if request.htmx else 409)
