"""Visible acts of executives, and the six components of change with their proof (rows 10, 71–76)."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khum.evaluation import permissions
from khum.evaluation.actions import sponsors as actions
from khum.evaluation.forms.rounds import ReasonForm
from khum.evaluation.forms.sponsors import ActForm
from khum.evaluation.models import SponsorAct
from khum.evaluation.queries import components as of_change
from khum.evaluation.queries import sponsors as queries
from khum.evaluation.rules.states import SponsorKind
from khum.evaluation.views.frame import acted, form_page, period_of
from khum.files.keeping import kept_file
from khum.web.request import PersonRequest


@login_required
@require_safe
def acts(request: PersonRequest) -> HttpResponse:
    """What executives were seen to do in a year."""
    asked = period_of(request)
    found = queries.acts(request.standing.organisation, asked)
    context = {
        "period": asked,
        "acts": found,
        "counts": queries.counted(found),
        "may_log": permissions.may_log_acts(request.standing),
    }
    return render(request, "evaluation/acts.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def act_new(request: PersonRequest) -> HttpResponse:
    """Enter an act."""
    permissions.may_log_acts(request.standing).or_raise()
    initial = {"on": request.standing.today}
    form = ActForm(request.POST or None, request.FILES or None, standing=request.standing, initial=initial)
    if request.method == "POST" and form.is_valid():
        file, is_refused = kept_file(form, "file", by=request.standing, at=now())
        if not is_refused:
            values = form.cleaned_data
            actions.log_act(
                on=values["on"],
                kind=SponsorKind(values["kind"]),
                person_id=values["person"],
                text=values["text"],
                file=file,
                by=request.standing,
                at=now(),
            )
            messages.success(request, _("The act is kept."))
            return redirect("evaluation:acts")
    return form_page(
        request,
        form,
        title=_("Enter an act of an executive"),
        act=_("Keep"),
        back=reverse("evaluation:acts"),
        note=_("Signatures, decisions and announcements in this system are listed by themselves."),
    )


@login_required
@require_http_methods(["GET", "POST"])
def act_remove(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a wrong act out."""
    found = get_object_or_404(SponsorAct.objects.visible_to(request.standing), pk=pk)
    permissions.may_log_acts(request.standing).or_raise()
    return acted(
        request,
        ReasonForm(request.POST or None),
        lambda values: actions.remove_act(act_id=pk, reason=values["reason"], by=request.standing, at=now()),
        said=_("The act is taken out."),
        to=reverse("evaluation:acts"),
        title=_("Take the act out"),
        act=_("Take out"),
        back=reverse("evaluation:acts"),
        note=found.text,
        danger=True,
    )


@login_required
@require_safe
def change(request: PersonRequest) -> HttpResponse:
    """The six components with activities, figures and proof."""
    asked, standing = period_of(request), request.standing
    context = {
        "period": asked,
        "components": of_change.components(standing.organisation, asked, today=standing.today),
    }
    return render(request, "evaluation/change.html", context)
