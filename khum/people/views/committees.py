"""Committees: by year, one with its seats, forming, seating, the number of the order."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.domain.fiscal_year import FiscalYear
from khum.domain.verdict import NotPossibleError
from khum.people import permissions
from khum.people.actions import committees as actions
from khum.people.forms.chart import DayForm
from khum.people.forms.committees import CommitteeChangeForm, CommitteeForm, OrderForm, SeatForm, YearForm
from khum.people.models import Committee, Seat
from khum.people.queries import seats as queries
from khum.people.request import PersonRequest
from khum.people.rules import CommitteeKind, SeatRole
from khum.people.views.parts import form_page


@login_required
@require_safe
def committee_list(request: PersonRequest) -> HttpResponse:
    """Committees by fiscal year."""
    context = {
        "committees": list(queries.listed(request.standing)),
        "may_manage": permissions.may_manage_people(request.standing).allowed,
    }
    return render(request, "people/committees.html", context)


@login_required
@require_safe
def committee(request: PersonRequest, pk: int) -> HttpResponse:
    """A committee: who sits there, what is vacant, which divisions have nobody."""
    return _page(request, _committee(request, pk))


@login_required
@require_http_methods(["GET", "POST"])
def committee_new(request: PersonRequest) -> HttpResponse:
    """Form a committee for a fiscal year."""
    permissions.may_manage_people(request.standing).or_raise()
    year = FiscalYear.containing(request.standing.today)
    start = {"year_be": year.be, "start": year.start, "kind": "km", "name": CommitteeKind.KM.label_th}
    form = CommitteeForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        made = actions.form_committee(kind=CommitteeKind(data.pop("kind")), by=request.standing, at=now(), **data)
        messages.success(request, _("The committee is formed. Give it its seats now."))
        return redirect("people:committee", made.pk)
    return form_page(
        request,
        form,
        title=_("Form a committee"),
        act=_("Form the committee"),
        back=reverse("people:committees"),
        back_label=_("Committees"),
    )


@login_required
@require_http_methods(["GET", "POST"])
def committee_edit(request: PersonRequest, pk: int) -> HttpResponse:
    """Change name, duties and term."""
    permissions.may_manage_people(request.standing).or_raise()
    found = _committee(request, pk)
    name = found.name
    form = CommitteeChangeForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        actions.edit_committee(committee_id=pk, by=request.standing, at=now(), **form.cleaned_data)
        messages.success(request, _("Kept."))
        return redirect("people:committee", pk)
    return form_page(request, form, title=_("Change the committee"), act=_("Keep"), **_back(pk, name))


@login_required
@require_http_methods(["GET", "POST"])
def committee_again(request: PersonRequest, pk: int) -> HttpResponse:
    """Form the same committee for another year, with its duties and seats."""
    permissions.may_manage_people(request.standing).or_raise()
    found = _committee(request, pk)
    year = FiscalYear(found.year_be + 1)
    form = YearForm(request.POST or None, initial={"year_be": year.be, "start": year.start})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.form_again(committee_id=pk, by=request.standing, at=now(), **form.cleaned_data)
        except NotPossibleError as refusal:
            form.add_error("year_be", str(refusal))
        else:
            messages.success(request, _("The committee is formed with the seats of the earlier one. Look them over."))
            return redirect("people:committee", made.pk)
    note = _("Duties and seats are taken over; who sits follows from who holds the positions then.")
    title = _("Form again: %(name)s") % {"name": found.name}
    return form_page(request, form, title=title, note=note, act=_("Form the committee"), **_back(pk, found.name))


@login_required
@require_POST
def seat_add(request: PersonRequest, pk: int) -> HttpResponse:
    """Add a seat of a post or of a named person."""
    permissions.may_manage_people(request.standing).or_raise()
    found = _committee(request, pk)
    form = SeatForm(request.POST, standing=request.standing)
    if not form.is_valid():
        return _page(request, found, seat_form=form)
    role, start = SeatRole(form.cleaned_data["role"]), max(found.start_date, request.standing.today)
    position, person = form.cleaned_data["position"], form.cleaned_data["person"]
    try:
        if position:
            actions.add_seat(committee_id=pk, position=position, role=role, start=start, by=request.standing, at=now())
        else:
            actions.seat_person(committee_id=pk, person=person, role=role, start=start, by=request.standing, at=now())
    except NotPossibleError as refusal:
        form.add_error("position" if position else "person", str(refusal))
        return _page(request, found, seat_form=form)
    messages.success(request, _("The seat was added."))
    return redirect("people:committee", pk)


@login_required
@require_http_methods(["GET", "POST"])
def seat_end(request: PersonRequest, pk: int, seat: int) -> HttpResponse:
    """End a seat."""
    permissions.may_manage_people(request.standing).or_raise()
    found = _committee(request, pk)
    ending = get_object_or_404(Seat.objects.select_related("position", "person"), committee=found, pk=seat)
    form = DayForm(request.POST or None, label=_("Last day"), initial={"day": request.standing.today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_seat(seat_id=seat, end=form.cleaned_data["day"], by=request.standing, at=now())
        except NotPossibleError as refusal:
            form.add_error("day", str(refusal))
        else:
            messages.success(request, _("The seat has ended."))
            return redirect("people:committee", pk)
    title = _("End the seat of %(name)s") % {"name": ending.position or ending.person}
    return form_page(request, form, title=title, act=_("End the seat"), **_back(pk, found.name))


@login_required
@require_POST
def order_number(request: PersonRequest, pk: int) -> HttpResponse:
    """Give the order its number, or put a wrong one right."""
    permissions.may_manage_people(request.standing).or_raise()
    found = _committee(request, pk)
    form = OrderForm(request.POST)
    if form.is_valid():
        act = actions.correct_order if found.order_number else actions.number_order
        number = form.cleaned_data["number"] or found.order_number
        try:
            act(committee_id=pk, by=request.standing, at=now(), issued_on=form.cleaned_data["issued_on"], number=number)
        except NotPossibleError as refusal:
            form.add_error("number", str(refusal))
        else:
            messages.success(request, _("The number of the order is kept."))
            return redirect("people:committee", pk)
    return _page(request, found, order_form=form)


def _page(
    request: PersonRequest, found: Committee, *, seat_form: SeatForm | None = None, order_form: OrderForm | None = None
) -> HttpResponse:
    may = permissions.may_manage_people(request.standing).allowed
    order = {"issued_on": found.order_date or request.standing.today, "number": found.order_number}
    context = {
        "committee": found,
        "page": queries.page(found, request.standing),
        "may_manage": may,
        "seat_form": (seat_form or SeatForm(standing=request.standing)) if may else None,
        "order_form": (order_form or OrderForm(initial=order)) if may else None,
    }
    return render(request, "people/committee.html", context, status=422 if seat_form or order_form else 200)


def _committee(request: PersonRequest, pk: int) -> Committee:
    return get_object_or_404(Committee.objects.visible_to(request.standing), pk=pk)


def _back(pk: int, label: str) -> dict[str, str]:
    return {"back": reverse("people:committee", args=[pk]), "back_label": label}
