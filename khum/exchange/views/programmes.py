"""Programmes between people: the list, a plan, sessions, the output, what remained."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.exchange import permissions
from khum.exchange.actions import programmes as acts
from khum.exchange.forms.leaving import NoteForm
from khum.exchange.forms.programmes import OutputForm, PlanForm, SessionForm
from khum.exchange.models import Programme
from khum.exchange.models.programme import kinds
from khum.exchange.queries import programmes as queries
from khum.exchange.rules.programmes import Kind, State
from khum.exchange.views.frame import form_page, one_of, visible_programme
from khum.web.request import PersonRequest

_PAGE = 20
_SHOWS = (
    ("", gettext_lazy("Under way")),
    ("mine", gettext_lazy("Mine")),
    ("ended", gettext_lazy("Ended ones")),
    ("all", gettext_lazy("All")),
)


@login_required
@require_safe
def programmes(request: PersonRequest) -> HttpResponse:
    """Programmes of the council."""
    asked = request.GET
    wanted = queries.Wanted(
        words=asked.get("q", "")[:100].strip(), kind=one_of(asked.get("kind"), kinds()), show=asked.get("show", "")
    )
    context = {
        "page": Paginator(queries.listed(request.standing, wanted), _PAGE).get_page(asked.get("page")),
        "wanted": wanted,
        "kinds": kinds(),
        "shows": _SHOWS,
    }
    return render(request, "exchange/programmes.html", context)


@login_required
@require_safe
def choose(request: PersonRequest) -> HttpResponse:
    """Which kind fits; those that the person may not plan say who does."""
    offered = [(kind, permissions.may_plan(request.standing, kind)) for kind in Kind]
    return render(request, "exchange/programme_choose.html", {"offered": offered})


@login_required
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest, kind: str) -> HttpResponse:
    """Plan a programme of a kind."""
    if kind not in set(Kind):
        raise Http404
    chosen = Kind(kind)
    permissions.may_plan(request.standing, chosen).or_raise()
    form = PlanForm(request.POST or None, standing=request.standing, kind=chosen)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        made = acts.plan(
            kind=chosen,
            values=data,
            texts=form.texts(),
            first=data["first"],
            rest=data.get("rest") or [],
            by=request.standing,
            at=now(),
        )
        messages.success(request, _("Planned. Note the first session when it was held."))
        return redirect("exchange:programme", made.pk)
    return form_page(
        request,
        form,
        title=chosen.label_th,
        act=_("Plan it"),
        back=reverse("exchange:programme-choose"),
        above=above(),
        note=chosen.shape.plain_th,
    )


@login_required
@require_safe
def programme(request: PersonRequest, pk: int) -> HttpResponse:
    """One programme with its next step."""
    found = visible_programme(request, pk)
    standing, takers = request.standing, queries.takers_of(found)
    ids = [taker.person_id for taker in takers]
    runs, state = bool(permissions.may_run(standing, found, ids)), found.state_value
    reads = permissions.may_read_sessions(standing, found, ids)
    told = [(text.label_th, found.texts.get(text.code, "")) for text in found.kind_value.shape.texts]
    signs = any(
        taker.person_id == standing.person_id and taker.role_value is found.kind_value.shape.signs for taker in takers
    )
    context = {
        "programme": found,
        "takers": takers,
        "told": [(label, words) for label, words in told if words],
        "reads_sessions": reads,
        "sessions": queries.sessions_of(found) if reads else [],
        "may_note": runs and state.is_under_way,
        "may_finish": runs and state is State.RUNNING,
        "may_sign": signs and found.done_on is not None and found.signed_on is None,
        "may_confirm": bool(permissions.may_confirm(standing, found, ids)) and _waits_for_confirmation(found),
        "may_follow_up": runs and state is State.DONE,
        "may_drop": runs and state.is_under_way,
    }
    return render(request, "exchange/programme.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def session(request: PersonRequest, pk: int) -> HttpResponse:
    """Note a session."""
    found = visible_programme(request, pk)
    _may_run(request, pk)
    form = SessionForm(request.POST or None, programme=found, initial={"on": request.standing.today})
    if request.method == "POST" and form.is_valid():
        acts.add_session(programme_id=pk, by=request.standing, at=now(), **form.cleaned_data)
        messages.success(request, _("The session is noted."))
        return redirect("exchange:programme", pk)
    return _page(request, pk, form, _("Note a session"), found.title)


@login_required
@require_http_methods(["GET", "POST"])
def finish(request: PersonRequest, pk: int) -> HttpResponse:
    """Put down what came of it."""
    found = visible_programme(request, pk)
    _may_run(request, pk)
    form = OutputForm(request.POST or None, standing=request.standing, programme=found)
    if request.method == "POST" and form.is_valid():
        acts.finish(programme_id=pk, texts=form.texts(), values=form.values(), by=request.standing, at=now())
        messages.success(request, _("Kept. It is signed next."))
        return redirect("exchange:programme", pk)
    return _page(request, pk, form, _("What came of it"), found.title)


@login_required
@require_POST
def sign(request: PersonRequest, pk: int) -> HttpResponse:
    """Sign what came of it."""
    acts.sign(programme_id=visible_programme(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("Signed."))
    return redirect("exchange:programme", pk)


@login_required
@require_POST
def confirm(request: PersonRequest, pk: int) -> HttpResponse:
    """Confirm the outcome with its numbers."""
    acts.confirm(programme_id=visible_programme(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("Confirmed. It counts as an outcome now."))
    return redirect("exchange:programme", pk)


@login_required
@require_http_methods(["GET", "POST"])
def follow_up(request: PersonRequest, pk: int) -> HttpResponse:
    """Say what remained of it in the work."""
    found = visible_programme(request, pk)
    _may_run(request, pk)
    form = NoteForm(request.POST or None, label=_("What remained of it in the work?"))
    if request.method == "POST" and form.is_valid():
        acts.follow_up(programme_id=pk, words=form.cleaned_data["note"], by=request.standing, at=now())
        messages.success(request, _("Followed up."))
        return redirect("exchange:programme", pk)
    return _page(request, pk, form, _("Follow up"), found.title)


@login_required
@require_http_methods(["GET", "POST"])
def drop(request: PersonRequest, pk: int) -> HttpResponse:
    """End it before there is an output."""
    found = visible_programme(request, pk)
    _may_run(request, pk)
    form = NoteForm(request.POST or None, label=_("Why does it end?"))
    if request.method == "POST" and form.is_valid():
        acts.drop(programme_id=pk, reason=form.cleaned_data["note"], by=request.standing, at=now())
        messages.success(request, _("Ended with its reason."))
        return redirect("exchange:programme", pk)
    return _page(request, pk, form, _("End it early"), found.title, danger=True)


def above() -> tuple[str, str]:
    """The list that programmes belong to."""
    return _("Person to person"), reverse("exchange:programmes")


def _may_run(request: PersonRequest, pk: int) -> None:
    found = visible_programme(request, pk)
    takers = [taker.person_id for taker in queries.takers_of(found)]
    permissions.may_run(request.standing, found, takers).or_raise()


def _waits_for_confirmation(found: Programme) -> bool:
    return bool(found.outcome and found.before and found.after and found.done_on) and found.confirmed_on is None


def _page(
    request: PersonRequest, pk: int, form: forms.Form, title: str, note: str, *, danger: bool = False
) -> HttpResponse:
    back = reverse("exchange:programme", args=[pk])
    return form_page(request, form, title=title, act=_("Keep"), back=back, above=above(), note=note, danger=danger)
