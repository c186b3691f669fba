"""Rounds: the list, opening, one round, its frozen figures, summing up, delivering, closing."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khum.domain.fiscal_year import FiscalYear
from khum.evaluation import permissions
from khum.evaluation.actions import rounds as acts
from khum.evaluation.forms.rounds import CloseForm, DeliverForm, ReasonForm, RoundForm
from khum.evaluation.queries import frozen, health
from khum.evaluation.queries import rounds as queries
from khum.evaluation.rules.freezing import grouped
from khum.evaluation.rules.periods import Period
from khum.evaluation.rules.states import RoundKind
from khum.evaluation.views.frame import acted, form_page, visible_round
from khum.papers.serving import file_response
from khum.web.request import PersonRequest

_PAGE = 20


@login_required
@require_safe
def rounds(request: PersonRequest) -> HttpResponse:
    """Rounds of the council."""
    context = {
        "page": Paginator(queries.listed(request.standing), _PAGE).get_page(request.GET.get("page")),
        "may_run": permissions.may_run_rounds(request.standing),
    }
    return render(request, "evaluation/rounds.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest) -> HttpResponse:
    """Open a round: figures are frozen and samples are drawn at once."""
    permissions.may_run_rounds(request.standing).or_raise()
    year = FiscalYear.containing(request.standing.today)
    form = RoundForm(request.POST or None, initial={"year": year.be, "kind": RoundKind.HALF.value})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        kind = RoundKind(values["kind"])
        asked = None
        if kind is RoundKind.SPECIAL:
            asked = acts.Asked(values["title"], values["purpose"], values["start"], values["end"])
        made = acts.open_round(kind=kind, year=FiscalYear(values["year"]), asked=asked, by=request.standing, at=now())
        messages.success(
            request, _("The round is open. The figures are frozen and samples are drawn for every member.")
        )
        return redirect("evaluation:round", made.pk)
    return form_page(
        request,
        form,
        title=_("Open a round"),
        act=_("Open and freeze the figures"),
        back=reverse("evaluation:rounds"),
        note=_("Every figure of the period is written down now and never changes afterwards."),
    )


@login_required
@require_safe
def round_page(request: PersonRequest, pk: int) -> HttpResponse:
    """One round: members, samples, findings, recommendations, what earlier rounds left."""
    found = visible_round(request, pk)
    standing = request.standing
    period = Period("round", found.year, found.start_date, found.end_date)
    context = {
        "round": found,
        "snapshot": found.snapshot,
        "hash": grouped(found.snapshot.sha256),
        "members": queries.members(found),
        "mine": [sample for sample in queries.samples_of(standing, found) if not sample.verdict],
        "doubtful": queries.doubtful(found) if permissions.may_see_doubted(standing) else [],
        "findings": queries.findings_of(found),
        "recommendations": queries.recommendations_of(found),
        "left_over": queries.left_over(found),
        "doubts": health.of_organisation(standing, period),
        "may_run": permissions.may_run_rounds(standing),
        "may_find": permissions.may_find(standing, found),
        "may_decide": permissions.may_decide(standing),
        "link": found.links.filter(used_at=None, revoked_at=None, expires_at__gt=now()).first(),
    }
    return render(request, "evaluation/round.html", context)


@login_required
@require_safe
def frozen_figures(request: PersonRequest, pk: int) -> HttpResponse:
    """The figures as they were frozen."""
    found = visible_round(request, pk)
    context = {
        "round": found,
        "snapshot": found.snapshot,
        "hash": grouped(found.snapshot.sha256),
        "is_whole": frozen.is_whole(found.snapshot),
        "figures": frozen.figures_of(found.snapshot),
    }
    return render(request, "evaluation/frozen.html", context)


@login_required
@require_safe
def frozen_file(request: PersonRequest, pk: int) -> HttpResponse:
    """The very text whose hash is printed, for who counts it again; it names people, so only who runs the round."""
    permissions.may_run_rounds(request.standing).or_raise()
    found = visible_round(request, pk)
    name = f"{found.title}.json"
    return file_response(found.snapshot.text.encode(), content_type="application/json", name=name)


@login_required
@require_http_methods(["GET", "POST"])
def sum_up(request: PersonRequest, pk: int) -> HttpResponse:
    """Send the recommendations to the chief executive."""
    found = visible_round(request, pk)
    permissions.may_run_rounds(request.standing).or_raise()
    if request.method == "POST":
        acts.sum_up(round_id=pk, by=request.standing, at=now())
        messages.success(request, _("The recommendations wait for the chief executive."))
        return redirect("evaluation:round", pk)
    waiting = found.samples.filter(verdict="").count()
    context = {
        "question": _("Sum up “%(round)s”?") % {"round": found.title},
        "explanation": _("Samples can no longer be looked at. Waiting now: %(number)d.") % {"number": waiting},
        "act": _("Sum up"),
        "back": reverse("evaluation:round", args=[pk]),
    }
    return render(request, "ui/confirm.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def reopen(request: PersonRequest, pk: int) -> HttpResponse:
    """Give the round back to the committee."""
    found = visible_round(request, pk)
    permissions.may_run_rounds(request.standing).or_raise()
    return acted(
        request,
        ReasonForm(request.POST or None),
        lambda values: acts.reopen(round_id=pk, reason=values["reason"], by=request.standing, at=now()),
        said=_("The committee has the round again."),
        to=reverse("evaluation:round", args=[pk]),
        title=_("Give the round back to the committee"),
        act=_("Give back"),
        back=reverse("evaluation:round", args=[pk]),
        note=found.title,
    )


@login_required
@require_http_methods(["GET", "POST"])
def deliver(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep the day on which the report was delivered."""
    found = visible_round(request, pk)
    permissions.may_run_rounds(request.standing).or_raise()
    return acted(
        request,
        DeliverForm(request.POST or None, initial={"on": request.standing.today}),
        lambda values: acts.deliver(round_id=pk, **values, by=request.standing, at=now()),
        said=_("The day of delivery is kept."),
        to=reverse("evaluation:round", args=[pk]),
        title=_("The report reached the chief executive"),
        act=_("Keep"),
        back=reverse("evaluation:round", args=[pk]),
        note=found.title,
    )


@login_required
@require_http_methods(["GET", "POST"])
def close(request: PersonRequest, pk: int) -> HttpResponse:
    """Close a round with its minutes."""
    found = visible_round(request, pk)
    permissions.may_run_rounds(request.standing).or_raise()
    return acted(
        request,
        CloseForm(request.POST or None, standing=request.standing),
        lambda values: acts.close(round_id=pk, meeting_id=values["meeting"].pk, by=request.standing, at=now()),
        said=_("The round is closed."),
        to=reverse("evaluation:round", args=[pk]),
        title=_("Close the round"),
        act=_("Close the round"),
        back=reverse("evaluation:round", args=[pk]),
        note=found.title,
    )


@login_required
@require_http_methods(["GET", "POST"])
def cancel(request: PersonRequest, pk: int) -> HttpResponse:
    """End a round opened by mistake."""
    found = visible_round(request, pk)
    permissions.may_run_rounds(request.standing).or_raise()
    return acted(
        request,
        ReasonForm(request.POST or None),
        lambda values: acts.cancel(round_id=pk, reason=values["reason"], by=request.standing, at=now()),
        said=_("The round is cancelled. Its frozen figures are kept."),
        to=reverse("evaluation:round", args=[pk]),
        title=_("Cancel the round"),
        act=_("Cancel the round"),
        back=reverse("evaluation:round", args=[pk]),
        note=found.title,
        danger=True,
    )
