"""Agreements with other councils of the installation: who may find whose people."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from khum.needs import permissions
from khum.needs.actions import neighbours as acts
from khum.needs.forms.knowing import NeighbourForm
from khum.needs.queries.neighbours import agreements
from khum.web.request import PersonRequest


@login_required
@require_http_methods(["GET", "POST"])
def neighbours(request: PersonRequest) -> HttpResponse:
    """Councils of which one side has agreed; a new one by its full name."""
    permissions.may_agree(request.standing).or_raise()
    form = NeighbourForm(request.POST or None, standing=request.standing)
    if request.method == "POST" and form.is_valid():
        acts.agree(other_id=form.cleaned_data["name"].pk, by=request.standing, at=now())
        messages.success(request, _("Agreed. It holds once the other organisation agrees too."))
        return redirect("needs:neighbours")
    context = {"agreements": agreements(request.standing), "form": form}
    return render(request, "needs/neighbours.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def agree(request: PersonRequest, pk: int) -> HttpResponse:
    """Agree with a council."""
    _check_known(request, pk)
    acts.agree(other_id=pk, by=request.standing, at=now())
    messages.success(request, _("Agreed. It holds once the other organisation agrees too."))
    return redirect("needs:neighbours")


@login_required
@require_POST
def end(request: PersonRequest, pk: int) -> HttpResponse:
    """End it."""
    _check_known(request, pk, agreed=True)
    acts.end(other_id=pk, by=request.standing, at=now())
    messages.success(request, _("Ended. Nobody is found across any more."))
    return redirect("needs:neighbours")


def _check_known(request: PersonRequest, pk: int, *, agreed: bool = False) -> None:
    permissions.may_agree(request.standing).or_raise()
    if not any(row.other.pk == pk and (row.ours or not agreed) for row in agreements(request.standing)):
        raise Http404
