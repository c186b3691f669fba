"""Samples on a phone, findings, recommendations of the committee."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.evaluation import permissions
from khum.evaluation.actions import findings as acts
from khum.evaluation.forms.rounds import FindingForm, RecommendForm, SampleForm
from khum.evaluation.models import Finding, SampleReview
from khum.evaluation.queries import rounds as queries
from khum.evaluation.rules.states import SampleVerdict, Weight
from khum.evaluation.views.frame import acted, visible_round
from khum.web.request import PersonRequest


@login_required
@require_safe
def samples(request: PersonRequest, pk: int) -> HttpResponse:
    """What was drawn for me."""
    found = visible_round(request, pk)
    drawn = queries.samples_of(request.standing, found)
    context = {"round": found, "samples": drawn, "done": sum(bool(sample.verdict) for sample in drawn)}
    return render(request, "evaluation/samples.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def sample(request: PersonRequest, pk: int) -> HttpResponse:
    """One record to look at; the next one follows by itself."""
    found = get_object_or_404(SampleReview.objects.visible_to(request.standing).select_related("round"), pk=pk)
    permissions.may_review(request.standing, found).or_raise()
    form = SampleForm(request.POST or None, initial={"verdict": found.verdict, "words": found.words})
    drawn = queries.samples_of(request.standing, found.round)
    if request.method == "POST" and form.is_valid():
        verdict = SampleVerdict(form.cleaned_data["verdict"])
        acts.review(sample_id=pk, verdict=verdict, words=form.cleaned_data["words"], by=request.standing, at=now())
        following = next((each for each in drawn if not each.verdict and each.pk != found.pk), None)
        if following:
            return redirect("evaluation:sample", following.pk)
        messages.success(request, _("Thank you: everything that was drawn for you is looked at."))
        return redirect("evaluation:samples", found.round_id)
    done = sum(bool(each.verdict) for each in drawn)
    context = {"sample": found, "round": found.round, "form": form, "done": done, "number": len(drawn)}
    return render(request, "evaluation/sample.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest, pk: int) -> HttpResponse:
    """Write a finding."""
    found = visible_round(request, pk)
    permissions.may_find(request.standing, found).or_raise()
    asked = request.GET.get("sample", "")
    drawn = found.samples.filter(pk=asked).first() if asked.isascii() and asked.isdigit() else None
    form = FindingForm(
        request.POST or None,
        standing=request.standing,
        round_=found,
        initial={
            "metric": drawn.metric if drawn else request.GET.get("metric", ""),
            "text": drawn.words if drawn else "",
        },
    )
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        activity = values["activity"].pk if values["activity"] else None
        about = acts.About(values["metric"], activity, drawn.pk if drawn else None)
        acts.find(
            round_id=pk,
            text=values["text"],
            weight=Weight(values["weight"]),
            about=about,
            by=request.standing,
            at=now(),
        )
        messages.success(request, _("The finding is kept."))
        return redirect("evaluation:round", pk)
    context = {
        "form": form,
        "title": _("What did you find?"),
        "act": _("Keep the finding"),
        "back": reverse("evaluation:round", args=[pk]),
        "note": found.title,
    }
    return render(request, "evaluation/form.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def drop(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a finding out again."""
    found = get_object_or_404(Finding.objects.visible_to(request.standing), pk=pk)
    acts.drop_finding(finding_id=pk, by=request.standing, at=now())
    messages.success(request, _("The finding is taken out."))
    return redirect("evaluation:round", found.round_id)


@login_required
@require_http_methods(["GET", "POST"])
def recommend(request: PersonRequest, pk: int) -> HttpResponse:
    """Write a recommendation."""
    found = visible_round(request, pk)
    permissions.may_find(request.standing, found).or_raise()
    form = RecommendForm(request.POST or None, round_=found, initial={"finding": request.GET.get("finding")})
    return acted(
        request,
        form,
        lambda values: acts.recommend(
            round_id=pk,
            text=values["text"],
            finding_id=values["finding"].pk if values["finding"] else None,
            by=request.standing,
            at=now(),
        ),
        said=_("The recommendation is kept."),
        to=f"{reverse('evaluation:round', args=[pk])}#recommendations",
        title=_("Recommend something"),
        act=_("Keep the recommendation"),
        back=reverse("evaluation:round", args=[pk]),
        note=found.title,
    )
