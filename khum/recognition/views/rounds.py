"""Rounds of awards: opening, nominating, deciding, telling; certificates and gifts."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.papers.serving import paper_response
from khum.recognition import permissions
from khum.recognition.actions import awarding
from khum.recognition.forms.recognising import DecideForm, GiftForm, NominationForm, RoundForm, TellForm
from khum.recognition.models import Nomination
from khum.recognition.papers.certificate import certificate_paper
from khum.recognition.queries import pages
from khum.recognition.rules.states import RoundState
from khum.recognition.views.frame import form_page, visible_award, visible_round
from khum.web.request import PersonRequest


@login_required
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest) -> HttpResponse:
    """Open a round."""
    permissions.may_keep(request.standing).or_raise()
    form = RoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = awarding.open_round(**form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("The round is open: everybody can nominate."))
        return redirect("recognition:round", made.pk)
    back = reverse("recognition:list")
    return form_page(request, form, title=_("Open a round of awards"), act=_("Open it for names"), back=back)


@login_required
@require_safe
def award_round(request: PersonRequest, pk: int) -> HttpResponse:
    """A round as far as it is."""
    found = visible_round(request, pk)
    standing = request.standing
    is_done = found.state_value is RoundState.DONE
    context = {
        "round": found,
        "awards": pages.awards(standing, found) if is_done else [],
        "nominations": [] if is_done and not _keeps(request) else pages.nominations(standing, found),
        "takes_names": found.takes_names(standing.today),
        "may_keep": permissions.keeps(standing),
        "decides": permissions.decides(standing),
        "person_id": standing.person_id,
    }
    return render(request, "recognition/round.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def nominate(request: PersonRequest, pk: int) -> HttpResponse:
    """Nominate a colleague."""
    found = visible_round(request, pk)
    form = NominationForm(request.POST or None, standing=request.standing)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        awarding.nominate(
            round_id=pk,
            person_id=given["person"].pk,
            reason=given["words"],
            value_code=given["value"],
            use_id=given["use"].pk if given["use"] else None,
            by=request.standing,
            at=now(),
        )
        messages.success(
            request, _("The nomination goes to the committee. The person does not see it before the result.")
        )
        return redirect("recognition:round", pk)
    back = reverse("recognition:round", args=[pk])
    return form_page(
        request, form, title=_("Nominate a colleague"), note=found.title, act=_("Nominate"), back=back,
        draft=f"nominate-{pk}",
    )  # fmt: skip


@login_required
@require_POST
def deciding(request: PersonRequest, pk: int) -> HttpResponse:
    """Put a round before the committee."""
    awarding.begin_deciding(round_id=visible_round(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("The committee can decide now."))
    return redirect("recognition:round", pk)


@login_required
@require_http_methods(["GET", "POST"])
def decide(request: PersonRequest, pk: int) -> HttpResponse:
    """The committee's word on one nomination."""
    found = get_object_or_404(
        Nomination.objects.visible_to(request.standing).select_related("round", "person", "use__item__current"), pk=pk
    )
    permissions.may_decide(request.standing, found).or_raise()
    form = DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        award, reason = "award" in request.POST, form.cleaned_data["reason"]
        if award or reason.strip():
            awarding.decide(nomination_id=pk, award=award, reason=reason, by=request.standing, at=now())
            messages.success(request, _("The decision is kept."))
            return redirect("recognition:round", found.round_id)
        form.add_error("reason", _("Say why it is not awarded."))
    [row] = pages.with_value(request.standing, [found])
    context = {"form": form, "row": row, "back": reverse("recognition:round", args=[found.round_id])}
    return render(request, "recognition/decide.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def tell(request: PersonRequest, pk: int) -> HttpResponse:
    """Tell the result."""
    permissions.may_keep(request.standing).or_raise()
    found = visible_round(request, pk)
    form = TellForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        resolution = form.cleaned_data["resolution"]
        awarding.tell(round_id=pk, resolution=resolution, by=request.standing, at=now())
        messages.success(request, _("The result is told. The certificates can be printed."))
        return redirect("recognition:round", pk)
    back = reverse("recognition:round", args=[pk])
    return form_page(request, form, title=_("Tell the result"), note=found.title, act=_("Announce it"), back=back)


@login_required
@require_safe
def certificate(request: PersonRequest, pk: int, extension: str) -> HttpResponse:
    """The certificate of an award."""
    if extension not in {"pdf", "docx"}:
        raise Http404
    award = visible_award(request, pk)
    return paper_response(
        request, certificate_paper(award), name=f"เกียรติบัตร {award.person.full_name}", extension=extension
    )


@login_required
@require_http_methods(["GET", "POST"])
def gift(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep a gift of an award."""
    permissions.may_keep(request.standing).or_raise()
    award = visible_award(request, pk)
    form = GiftForm(request.POST or None, initial={"on": award.on})
    if request.method == "POST" and form.is_valid():
        awarding.log_gift(award_id=pk, **form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("The gift is kept."))
        return redirect("recognition:round", award.round_id)
    back = reverse("recognition:round", args=[award.round_id])
    return form_page(
        request, form, title=_("Keep a gift"), note=award.person.full_name, act=_("Keep the gift"), back=back
    )


def _keeps(request: PersonRequest) -> bool:
    return permissions.keeps(request.standing) or permissions.decides(request.standing)
