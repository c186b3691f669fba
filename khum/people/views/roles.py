"""Group roles: who has them today, giving and ending."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khum.domain.verdict import NotPossibleError
from khum.people import permissions
from khum.people.actions import roles as actions
from khum.people.forms.chart import DayForm
from khum.people.forms.committees import RoleForm
from khum.people.queries import seats as queries
from khum.people.request import PersonRequest
from khum.people.rules import RoleCode
from khum.people.views.parts import form_page


@login_required
@require_http_methods(["GET", "POST"])
def roles(request: PersonRequest) -> HttpResponse:
    """Roles that run, and the form that gives one."""
    permissions.may_manage_people(request.standing).or_raise()
    form = RoleForm(request.POST or None, standing=request.standing, initial={"start": request.standing.today})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.grant_role(
                role=RoleCode(data["role"]),
                to=data["position"] or data["person"],
                start=data["start"],
                by=request.standing,
                at=now(),
            )
        except NotPossibleError as refusal:
            form.add_error("role", str(refusal))
        else:
            messages.success(request, _("The role is given."))
            return redirect("people:roles")
    context = {"form": form, "grants": list(queries.roles(request.standing)), "codes": list(RoleCode)}
    return render(request, "people/roles.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def role_end(request: PersonRequest, pk: int) -> HttpResponse:
    """End a role."""
    permissions.may_manage_people(request.standing).or_raise()
    grant = get_object_or_404(queries.roles(request.standing), pk=pk)
    form = DayForm(request.POST or None, label=_("Last day"), initial={"day": request.standing.today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_role(grant_id=pk, end=form.cleaned_data["day"], by=request.standing, at=now())
        except NotPossibleError as refusal:
            form.add_error("day", str(refusal))
        else:
            messages.success(request, _("The end of the role is recorded."))
            return redirect("people:roles")
    return form_page(
        request,
        form,
        title=_("End the role: %(name)s") % {"name": grant},
        act=_("End the role"),
        back=reverse("people:roles"),
        back_label=_("Roles"),
    )
