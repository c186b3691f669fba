"""Taking in a plan that Khum itself exported as JSON: nothing is doubtful, so nothing is asked."""

from __future__ import annotations

import json

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khum.domain.fiscal_year import FiscalYear
from khum.domain.verdict import NotPossibleError
from khum.plans import permissions
from khum.plans.actions import content as writing
from khum.plans.forms.documents import ExportForm
from khum.plans.models import Plan
from khum.plans.rules import exchange
from khum.plans.rules.content import PlanContent
from khum.web.request import PersonRequest


@login_required
@require_http_methods(["GET", "POST"])
def new_from_json(request: PersonRequest) -> HttpResponse:
    """Make the plan that an export holds, as a draft of its own year."""
    permissions.may_make_plan(request.standing).or_raise()
    form = ExportForm(request.POST, request.FILES) if request.method == "POST" else ExportForm()
    if form.is_valid():
        content = _read(form)
        plan = _written(request, form, content) if content else None
        if plan is not None:
            messages.success(request, _("The plan is taken over, letter for letter."))
            return redirect("plans:plan", plan.pk)
    return render(request, "plans/new_json.html", {"form": form}, status=422 if form.errors else 200)


def _read(form: ExportForm) -> PlanContent | None:
    try:
        return exchange.from_json(json.loads(form.cleaned_data["file"].read()))
    except (ValueError, RecursionError, exchange.UnreadablePlanError):
        form.add_error(
            "file", _("This file is no plan exported from Khum. Bring in other files under “From a plan file”.")
        )
        return None


def _written(request: PersonRequest, form: ExportForm, content: PlanContent) -> Plan | None:
    is_past = FiscalYear(content.year_be).end < localdate()
    try:
        return writing.create(content=content, source="import", by=request.standing, at=now(), is_past=is_past)
    except NotPossibleError as refused:
        form.add_error("file", str(refused))
        return None
