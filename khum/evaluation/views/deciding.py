"""Recommendations: the list, one, the chief executive's decision with or without an account, the proof."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.domain.verdict import NotPossibleError
from khum.evaluation import permissions
from khum.evaluation.actions import deciding as acts
from khum.evaluation.actions import links
from khum.evaluation.forms.rounds import DecideForm, FinishForm, NameForm, recommendation_prefix
from khum.evaluation.models import DecisionLink, Recommendation
from khum.evaluation.models.finding import recommendation_states
from khum.evaluation.queries import rounds as queries
from khum.evaluation.rules.states import RecommendationState
from khum.evaluation.views.frame import acted, form_page, visible_round
from khum.files.keeping import kept_file
from khum.people import standing
from khum.web.request import PersonRequest

_PAGE = 30


@login_required
@require_safe
def listing(request: PersonRequest) -> HttpResponse:
    """Every recommendation, narrowed by state and words."""
    state, words = request.GET.get("state", ""), request.GET.get("words", "").strip()[:100]
    found = queries.recommendations(request.standing, state=state, words=words)
    context = {
        "page": Paginator(found, _PAGE).get_page(request.GET.get("page")),
        "states": recommendation_states(),
        "state": state,
        "words": words,
        "today": request.standing.today,
    }
    return render(request, "evaluation/recommendations.html", context)


@login_required
@require_safe
def recommendation(request: PersonRequest, pk: int) -> HttpResponse:
    """One recommendation from its finding to its proof."""
    found = _visible(request, pk)
    context = {
        "recommendation": found,
        "is_late": found.is_late(today=request.standing.today),
        "may_decide": permissions.may_decide(request.standing) and found.state_value is RecommendationState.PROPOSED,
        "may_finish": found.state_value is RecommendationState.ACCEPTED
        and permissions.may_finish(request.standing, found),
    }
    return render(request, "evaluation/recommendation.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def decide(request: PersonRequest, pk: int) -> HttpResponse:
    """The chief executive decides with an own account."""
    found = _visible(request, pk)
    permissions.may_decide(request.standing).or_raise()
    form = DecideForm(request.POST or None, standing=request.standing)
    return acted(
        request,
        form,
        lambda _values: acts.decide(recommendation_id=pk, decision=form.decided(), by=request.standing, at=now()),
        said=_("Your decision is recorded."),
        to=reverse("evaluation:recommendation", args=[pk]),
        title=_("Decide the recommendation"),
        act=_("Record my decision"),
        back=reverse("evaluation:round", args=[found.round_id]),
        note=found.text,
    )


@login_required
@require_http_methods(["GET", "POST"])
def finish(request: PersonRequest, pk: int) -> HttpResponse:
    """Say that it is done, with the proof."""
    found = _visible(request, pk)
    permissions.may_finish(request.standing, found).or_raise()
    form = FinishForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        proof, is_refused = kept_file(form, "file", by=request.standing, at=now())
        if not is_refused:
            values = form.cleaned_data
            acts.finish(
                recommendation_id=pk,
                result=values["result"],
                proof=proof,
                url=values["url"],
                by=request.standing,
                at=now(),
            )
            messages.success(request, _("Kept with its proof. The next round shows it."))
            return redirect("evaluation:recommendation", pk)
    return form_page(
        request,
        form,
        title=_("Say that it is done"),
        act=_("Keep"),
        back=reverse("evaluation:recommendation", args=[pk]),
        note=found.text,
    )


@login_required
@require_POST
def make_link(request: PersonRequest, pk: int) -> HttpResponse:
    """A link for the chief executive, shown once."""
    found = visible_round(request, pk)
    link, token = links.make(round_id=pk, by=request.standing, at=now())
    address = request.build_absolute_uri(reverse("evaluation:by-link", args=[token]))
    return render(request, "evaluation/link.html", {"round": found, "link": link, "address": address})


@login_required
@require_POST
def revoke_link(request: PersonRequest, pk: int) -> HttpResponse:
    """End the open link."""
    visible_round(request, pk)
    links.revoke(round_id=pk, by=request.standing, at=now())
    messages.success(request, _("The link has ended."))
    return redirect("evaluation:round", pk)


@never_cache
@require_http_methods(["GET", "POST"])
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Every recommendation of a round on one page, decided without an account."""
    try:
        link = links.find(token, at=now())
    except NotPossibleError as problem:
        return render(request, "evaluation/link_over.html", {"reason": problem}, status=410)
    by = standing.of_link(link.round.organisation, today=localdate())
    waiting = list(link.round.recommendations.filter(state=RecommendationState.PROPOSED).select_related("finding"))
    typed = request.POST or None
    rows = [(each, DecideForm(typed, standing=by, prefix=recommendation_prefix(each))) for each in waiting]
    name = NameForm(typed, initial={"name": link.holder_name})
    checked: list[forms.Form] = [name, *(form for _each, form in rows)]
    if typed and all([form.is_valid() for form in checked]):  # noqa: C419 - every form shows its own errors
        decisions = {each.number: form.decided() for each, form in rows}
        links.decide(token=token, decisions=decisions, name=name.cleaned_data["name"], at=now())
        return render(request, "evaluation/link_over.html", {"round": link.round})
    return _link_page(request, link, rows, name)


def _link_page(
    request: HttpRequest, link: DecisionLink, rows: list[tuple[Recommendation, DecideForm]], name: NameForm
) -> HttpResponse:
    context = {"link": link, "round": link.round, "rows": rows, "name": name}
    refused = name.errors or any(form.errors for _each, form in rows)
    response = render(request, "evaluation/by_link.html", context, status=422 if refused else 200)
    response["Referrer-Policy"] = "no-referrer"
    return response


def _visible(request: PersonRequest, pk: int) -> Recommendation:
    found: Recommendation = get_object_or_404(
        Recommendation.objects.visible_to(request.standing).select_related("round", "owner", "finding", "proof"), pk=pk
    )
    return found
