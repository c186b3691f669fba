"""Demand that came in by itself, and one press that makes a need of it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khum.needs import permissions
from khum.needs.actions import needs as acts
from khum.needs.forms.knowing import DemandForm
from khum.needs.queries import demand as queries
from khum.needs.views.frame import form_page, year_of
from khum.web.request import PersonRequest


@login_required
@require_safe
def wanted(request: PersonRequest) -> HttpResponse:
    """What was wanted and not found, by kind."""
    permissions.may_draft_any(request.standing).or_raise()
    sources = queries.demand(request.standing)
    return render(request, "needs/demand.html", {"sources": sources, "is_empty": not any(s.lines for s in sources)})


@login_required
@require_http_methods(["GET", "POST"])
def make_need(request: PersonRequest) -> HttpResponse:
    """Make a need of words that were wanted."""
    permissions.may_draft_any(request.standing).or_raise()
    words = (request.POST.get("words") or request.GET.get("words") or "")[:250]
    form = DemandForm(
        request.POST or None,
        standing=request.standing,
        year_be=year_of(request).be,
        initial={"title": words, "having": "gap"},
    )
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        goal = values.pop("goal")
        made = acts.add_need(goal_id=goal.pk, values=values, demand=words, by=request.standing, at=now())
        messages.success(request, _("The need is on the map. Name who holds this knowledge."))
        return redirect("needs:need", made.pk)
    return form_page(
        request,
        form,
        title=_("Make a need of it"),
        act=_("Put on the map"),
        back=reverse("needs:demand"),
        note=_("Wanted: “%(words)s”") % {"words": words} if words else "",
    )
