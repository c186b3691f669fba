"""Divisions: add, rename, close."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khum.domain.verdict import NotPossibleError
from khum.people import permissions
from khum.people.actions import chart, divisions
from khum.people.forms.chart import DayForm, DivisionChangeForm, DivisionForm
from khum.people.models import Division
from khum.people.request import PersonRequest
from khum.people.views.parts import form_page


@login_required
@require_http_methods(["GET", "POST"])
def division_new(request: PersonRequest) -> HttpResponse:
    """Add a division."""
    permissions.may_manage_people(request.standing).or_raise()
    form = DivisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            chart.add_division(name=form.cleaned_data["name"], by=request.standing, at=now())
        except NotPossibleError as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("The division was added."))
            return redirect("people:chart")
    return form_page(request, form, title=_("Add a division"), act=_("Add"), **_back())


@login_required
@require_http_methods(["GET", "POST"])
def division(request: PersonRequest, pk: int) -> HttpResponse:
    """Rename or move a division."""
    permissions.may_manage_people(request.standing).or_raise()
    found = _division(request, pk)
    form = DivisionChangeForm(request.POST or None, initial={"name": found.name, "order": found.order})
    if request.method == "POST" and form.is_valid():
        try:
            divisions.rename_division(division_id=pk, by=request.standing, at=now(), **form.cleaned_data)
        except NotPossibleError as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("Kept."))
            return redirect("people:chart")
    links = [{"url": reverse("people:division-close", args=[pk]), "label": _("Close this division")}]
    return form_page(request, form, title=found.name, act=_("Keep"), links=links, **_back())


@login_required
@require_http_methods(["GET", "POST"])
def division_close(request: PersonRequest, pk: int) -> HttpResponse:
    """Close a division from a day on."""
    permissions.may_manage_people(request.standing).or_raise()
    found = _division(request, pk)
    form = DayForm(request.POST or None, label=_("Closed from"), initial={"day": request.standing.today})
    if request.method == "POST" and form.is_valid():
        try:
            divisions.close_division(division_id=pk, on=form.cleaned_data["day"], by=request.standing, at=now())
        except NotPossibleError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The division is closed. What belongs to it stays."))
            return redirect("people:chart")
    title = _("Close %(name)s") % {"name": found.name}
    return form_page(request, form, title=title, act=_("Close the division"), **_back())


def _division(request: PersonRequest, pk: int) -> Division:
    return get_object_or_404(Division.objects.visible_to(request.standing), pk=pk)


def _back() -> dict[str, str]:
    return {"back": reverse("people:chart"), "back_label": _("Organisation chart")}
