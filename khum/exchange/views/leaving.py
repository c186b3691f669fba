"""The radar of who leaves, and noting it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.exchange import permissions
from khum.exchange.actions import handing, leaving
from khum.exchange.forms.leaving import DepartureForm, NoteForm
from khum.exchange.models import HandOver
from khum.exchange.queries import radar as queries
from khum.exchange.rules.leaving import STEPS, LeavingKind
from khum.exchange.rules.risk import Danger
from khum.exchange.views.frame import form_page, number, one_of, visible_departure
from khum.people.queries import chart
from khum.web.request import PersonRequest

_PAGE = 30


@login_required
@require_safe
def radar(request: PersonRequest) -> HttpResponse:
    """Who leaves: a picture by division and time left, and the table beside it."""
    standing, asked = request.standing, request.GET
    dangers = [(danger.value, danger.label_th) for danger in Danger]
    search = queries.Search(
        words=asked.get("q", "")[:100].strip(),
        division=number(asked.get("division")),
        danger=one_of(asked.get("danger"), dangers),
    )
    blips = queries.radar(standing, search)
    taking = HandOver.objects.visible_to(standing).filter(successor=standing.person_id).exclude(state="signed")
    context = {
        "search": search,
        "blips": blips,
        "rows": queries.picture(blips),
        "bands": queries.BANDS,
        "page": Paginator(blips, _PAGE).get_page(asked.get("page")),
        "dangers": dangers,
        "divisions": chart.open_divisions(standing),
        "steps": STEPS,
        "sees_others": permissions.may_see_radar(standing),
        "taking": taking.select_related("departure__person")[:20],
    }
    return render(request, "exchange/radar.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest) -> HttpResponse:
    """Note who leaves."""
    standing = request.standing
    initial: dict[str, Any] = {} if permissions.may_see_radar(standing) else {"person": standing.person_id}
    form = DepartureForm(request.POST or None, standing=standing, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        made = leaving.note(
            person_id=values["person"].pk,
            kind=LeavingKind(values["kind"]),
            leaves_on=values["leaves_on"],
            source=values["source"],
            by=standing,
            at=now(),
        )
        messages.success(request, _("Noted. The next step is to begin the hand-over."))
        return redirect("exchange:departure", made.pk)
    return form_page(
        request, form, title=_("Somebody leaves"), act=_("Note it"), back=reverse("exchange:radar"), above=above()
    )


@login_required
@require_safe
def departure(request: PersonRequest, pk: int) -> HttpResponse:
    """One departure: what would leave with the person, the steps; the hand-over once there is one."""
    found = visible_departure(request, pk)
    made = HandOver.objects.visible_to(request.standing).filter(departure=found).first()
    if made is not None and found.cancelled_on is None:
        return redirect("exchange:hand-over", made.pk)
    blip = queries.blips_of([found], request.standing)[0]
    steps = [(step, step.due_on(found.leaves_on)) for step in STEPS]
    context = {
        "departure": found,
        "blip": blip,
        "steps": steps,
        "may_arrange": permissions.may_arrange(request.standing, found),
        "may_begin": found.person_id == request.standing.person_id
        or bool(permissions.may_arrange(request.standing, found)),
    }
    return render(request, "exchange/departure.html", context)


@login_required
@require_POST
def begin(request: PersonRequest, pk: int) -> HttpResponse:
    """Begin the hand-over."""
    made = handing.begin(departure_id=visible_departure(request, pk).pk, by=request.standing, at=now())
    return redirect("exchange:hand-over", made.pk)


@login_required
@require_http_methods(["GET", "POST"])
def call_off(request: PersonRequest, pk: int) -> HttpResponse:
    """The person stays."""
    found = visible_departure(request, pk)
    permissions.may_arrange(request.standing, found).or_raise()
    form = NoteForm(request.POST or None, label=_("Why does it not come to that?"))
    if request.method == "POST" and form.is_valid():
        leaving.call_off(departure_id=pk, reason=form.cleaned_data["note"], by=request.standing, at=now())
        messages.success(request, _("Called off. What was written is kept."))
        return redirect("exchange:radar")
    return form_page(
        request,
        form,
        title=_("The person stays"),
        act=_("Call off"),
        back=reverse("exchange:radar"),
        above=above(),
        note=str(found),
        danger=True,
    )


def above() -> tuple[str, str]:
    """The list that hand-overs belong to."""
    return _("Who leaves"), reverse("exchange:radar")
