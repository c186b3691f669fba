"""Posts: add, change, close, hand over; who held them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khum.domain.verdict import NotPossibleError
from khum.people import permissions
from khum.people.actions import chart as chart_actions
from khum.people.actions import divisions as actions
from khum.people.actions import persons
from khum.people.forms.chart import DayForm, HandoverForm, PositionForm
from khum.people.models import Position
from khum.people.queries import chart as queries
from khum.people.queries import seats
from khum.people.request import PersonRequest
from khum.people.views.parts import form_page


@login_required
@require_safe
def position(request: PersonRequest, pk: int) -> HttpResponse:
    """A post: who is in it, who was, and what goes with it."""
    found = _position(request, pk)
    context = {
        "position": found,
        "post": queries.post(found, today=request.standing.today),
        "history": queries.history(found),
        "seats": seats.of_position(found, on=request.standing.today),
        "may_manage": permissions.may_manage_people(request.standing).allowed,
    }
    return render(request, "people/position.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def position_new(request: PersonRequest) -> HttpResponse:
    """Add a post."""
    permissions.may_manage_people(request.standing).or_raise()
    form = PositionForm(request.POST or None, standing=request.standing, initial={"division": request.GET.get("in")})
    if request.method == "POST" and form.is_valid():
        made = chart_actions.add_position(by=request.standing, at=now(), **form.cleaned_data)
        messages.success(request, _("The position was added. Nobody holds it yet."))
        return redirect("people:position", made.pk)
    return form_page(
        request,
        form,
        title=_("Add a position"),
        act=_("Add"),
        back=reverse("people:chart"),
        back_label=_("Organisation chart"),
    )


@login_required
@require_http_methods(["GET", "POST"])
def position_edit(request: PersonRequest, pk: int) -> HttpResponse:
    """Change a post."""
    permissions.may_manage_people(request.standing).or_raise()
    found = _position(request, pk)
    title = found.title
    form = PositionForm(request.POST or None, instance=found, standing=request.standing)
    if request.method == "POST" and form.is_valid():
        actions.edit_position(position_id=pk, by=request.standing, at=now(), **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("people:position", pk)
    links = [{"url": reverse("people:position-close", args=[pk]), "label": _("Close this position")}]
    return form_page(request, form, title=_("Change the position"), act=_("Keep"), links=links, **_back(pk, title))


@login_required
@require_http_methods(["GET", "POST"])
def position_close(request: PersonRequest, pk: int) -> HttpResponse:
    """Close a post from a day on."""
    permissions.may_manage_people(request.standing).or_raise()
    found = _position(request, pk)
    form = DayForm(request.POST or None, label=_("Closed from"), initial={"day": request.standing.today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.close_position(position_id=pk, on=form.cleaned_data["day"], by=request.standing, at=now())
        except NotPossibleError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The position is closed. Its history stays."))
            return redirect("people:chart")
    title = _("Close %(name)s") % {"name": found.title}
    return form_page(request, form, title=title, act=_("Close the position"), **_back(pk, found.title))


@login_required
@require_http_methods(["GET", "POST"])
def handover(request: PersonRequest, pk: int) -> HttpResponse:
    """Give a post to a successor, with everything that goes with it, on one screen."""
    permissions.may_manage_people(request.standing).or_raise()
    found = _position(request, pk)
    today = request.standing.today
    form = HandoverForm(request.POST or None, standing=request.standing, initial={"start": today})
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        try:
            persons.hand_over(
                position_id=pk, successor_id=data.pop("successor").pk, by=request.standing, at=now(), **data
            )
        except NotPossibleError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The position is handed over."))
            return redirect("people:position", pk)
    context = {
        "form": form,
        "position": found,
        "post": queries.post(found, today=today),
        "seats": seats.of_position(found, on=today),
        "roles": seats.roles_of(found, on=today),
    }
    return render(request, "people/handover.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def holding_end(request: PersonRequest, pk: int) -> HttpResponse:
    """End a holding: the post is vacant afterwards."""
    permissions.may_manage_people(request.standing).or_raise()
    found = get_object_or_404(queries.holdings(request.standing), pk=pk)
    form = DayForm(request.POST or None, label=_("Last day"), initial={"day": request.standing.today})
    if request.method == "POST" and form.is_valid():
        try:
            chart_actions.end_holding(holding_id=pk, end=form.cleaned_data["day"], by=request.standing, at=now())
        except NotPossibleError as refusal:
            form.add_error("day", str(refusal))
        else:
            messages.success(request, _("Recorded. The position is free after that day."))
            return redirect("people:position", found.position_id)
    title = _("%(person)s leaves the position") % {"person": found.person.full_name}
    back = _back(found.position_id, found.position.title)
    return form_page(request, form, title=title, note=found.position.title, act=_("Record"), **back)


def _position(request: PersonRequest, pk: int) -> Position:
    return get_object_or_404(Position.objects.visible_to(request.standing).select_related("division"), pk=pk)


def _back(pk: int, label: str) -> dict[str, str]:
    return {"back": reverse("people:position", args=[pk]), "back_label": label}
