"""One person's way through a training: decision, attending, report, sharing, use, item, the paper."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.domain.verdict import NotPossibleError
from khum.files.keeping import kept_file
from khum.learning import permissions
from khum.learning.actions import attending, planning, reporting
from khum.learning.forms.after import ReportForm, ShareForm, UseForm
from khum.learning.forms.training import AttendForm, CertificateForm, DecideForm, ReasonForm
from khum.learning.papers.report import report_paper
from khum.learning.rules.states import ATTENDED, Outcome, PlaceState
from khum.learning.rules.timing import due_on
from khum.learning.views.frame import acted, form_page, visible_place
from khum.library.queries.emblems import emblem
from khum.papers.serving import paper_response
from khum.web.request import PersonRequest


@login_required
@require_safe
def place(request: PersonRequest, pk: int) -> HttpResponse:
    """Where a person stands with a training, with one main action."""
    found, standing = visible_place(request, pk), request.standing
    deadlines = reporting.deadlines_of(standing)
    ended = found.training.ends_on
    context = {
        "place": found,
        "is_own": found.person_id == standing.person_id,
        "may_decide": permissions.may_decide(standing, found),
        "may_attend": permissions.may_step(standing, found, PlaceState.ATTENDED),
        "may_confirm": permissions.may_confirm(standing, found) if not found.confirmed_on else False,
        "sees_cost": permissions.may_see_cost(standing, found),
        "has_begun": found.training.starts_on <= standing.today,
        "was_there": found.state_value in ATTENDED,
        "may_certify": permissions.may_certify(standing, found),
        "use_opens": deadlines.use_opens(ended),
        "asks_use": standing.today >= deadlines.use_opens(ended),
        "due": due_on(found.state_value, ended=ended, deadlines=deadlines),
    }
    return render(request, "learning/place.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def decide(request: PersonRequest, pk: int) -> HttpResponse:
    """Approve or refuse a request."""
    found = visible_place(request, pk)
    permissions.may_decide(request.standing, found).or_raise()
    form = DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        approve, reason = "approve" in request.POST, form.cleaned_data["reason"]
        if approve or reason.strip():
            planning.decide(place_id=pk, approve=approve, reason=reason, by=request.standing, at=now())
            messages.success(request, _("Your decision is kept."))
            return redirect("learning:place", pk)
        form.add_error("reason", _("Say why it is refused."))
    context = {"place": found, "form": form}
    return render(request, "learning/decide.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "POST"])
def attend(request: PersonRequest, pk: int) -> HttpResponse:
    """Note that the person was there."""
    found = visible_place(request, pk)
    permissions.may_step(request.standing, found, PlaceState.ATTENDED).or_raise()
    training = found.training
    if training.starts_on > request.standing.today:
        raise NotPossibleError(_("The training has not begun yet."))
    form = AttendForm(
        request.POST or None,
        request.FILES or None,
        initial={"days": training.days.normalize(), "cost": training.cost_per_person.normalize()},
    )
    if request.method == "POST" and form.is_valid():
        certificate, refused = kept_file(form, "certificate", by=request.standing, at=now())
        if not refused:
            data = form.cleaned_data
            attending.attend(
                place_id=pk,
                days=data["days"],
                cost=data["cost"],
                certificate=certificate,
                by=request.standing,
                at=now(),
            )
            messages.success(request, _("Kept. Now the short report."))
            return redirect(
                "learning:report" if found.person_id == request.standing.person_id else "learning:place", pk
            )
    return form_page(
        request,
        form,
        title=_("Were you there?"),
        act=_("Yes, keep it"),
        back=_address(pk),
        note=training.title,
        links=[{"url": reverse("learning:left", args=[pk]), "label": _("No, I was not there")}],
    )


@login_required
@require_http_methods(["GET", "POST"])
def left(request: PersonRequest, pk: int) -> HttpResponse:
    """Note that the person does not go or did not come."""
    found = visible_place(request, pk)
    over = found.training.starts_on <= request.standing.today and found.state_value is PlaceState.APPROVED
    permissions.may_step(request.standing, found, PlaceState.MISSED if over else PlaceState.CANCELLED).or_raise()
    return acted(
        request,
        ReasonForm(request.POST or None),
        lambda data: attending.leave(place_id=pk, missed=over, reason=data["reason"], by=request.standing, at=now()),
        said=_("Kept."),
        to=_address(pk),
        title=_("I was not there") if over else _("I do not go"),
        act=_("Keep"),
        back=_address(pk),
        note=found.training.title,
    )


@login_required
@require_http_methods(["GET", "POST"])
def certificate(request: PersonRequest, pk: int) -> HttpResponse:
    """Put in the certificate that came later."""
    found = visible_place(request, pk)
    permissions.may_certify(request.standing, found).or_raise()
    form = CertificateForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        kept, refused = kept_file(form, "certificate", by=request.standing, at=now())
        if kept is not None and not refused:
            attending.certify(place_id=pk, certificate=kept, by=request.standing, at=now())
            messages.success(request, _("The certificate is kept."))
            return redirect("learning:place", pk)
    return form_page(
        request,
        form,
        title=_("Put in a certificate"),
        act=_("Keep"),
        back=_address(pk),
        note=found.training.title,
    )


@login_required
@require_http_methods(["GET", "POST"])
def report(request: PersonRequest, pk: int) -> HttpResponse:
    """The short report: two questions and a photo."""
    found = visible_place(request, pk)
    permissions.may_step(request.standing, found, PlaceState.REPORTED).or_raise()
    form = ReportForm(
        request.POST or None, request.FILES or None, initial={"learnt": found.learnt, "change": found.change}
    )
    if request.method == "POST" and form.is_valid():
        file, refused = kept_file(form, "file", by=request.standing, at=now())
        if not refused:
            data = form.cleaned_data
            reporting.report(
                place_id=pk, learnt=data["learnt"], change=data["change"], file=file, by=request.standing, at=now()
            )
            messages.success(request, _("Thank you. The report is kept and its official paper is ready."))
            return redirect("learning:place", pk)
    return form_page(
        request,
        form,
        title=_("Report on it"),
        act=_("Keep my report"),
        back=_address(pk),
        note=found.training.title,
        draft=f"learning-report-{pk}",
    )


@login_required
@require_http_methods(["GET", "POST"])
def share(request: PersonRequest, pk: int) -> HttpResponse:
    """Where it was told to colleagues."""
    found, standing = visible_place(request, pk), request.standing
    permissions.may_step(standing, found, PlaceState.SHARED).or_raise()
    form = ShareForm(request.POST or None, standing=standing, place=found, initial={"shared_on": standing.today})
    if form.is_bound and form.is_valid():
        day = form.cleaned_data["shared_on"]
        if not found.training.starts_on <= day <= standing.today:
            form.add_error("shared_on", _("Choose a day from the training up to today."))
    return acted(
        request,
        form,
        lambda data: reporting.share(
            place_id=pk,
            shared_on=data["shared_on"],
            meeting=data["meeting"],
            words=data["words"],
            by=standing,
            at=now(),
        ),
        said=_("Kept. In some weeks you are asked what changed."),
        to=_address(pk),
        title=_("Where did you tell your colleagues?"),
        act=_("Keep"),
        back=_address(pk),
        note=found.training.title,
    )


@login_required
@require_http_methods(["GET", "POST"])
def use(request: PersonRequest, pk: int) -> HttpResponse:
    """What changed in the work."""
    found = visible_place(request, pk)
    permissions.may_step(request.standing, found, PlaceState.USED).or_raise()
    form = UseForm(request.POST or None, initial={"outcome": found.outcome, "words": found.used_words})
    return acted(
        request,
        form,
        lambda data: reporting.say_use(
            place_id=pk, outcome=Outcome(data["outcome"]), words=data["words"], by=request.standing, at=now()
        ),
        said=_("Thank you. Your head confirms the use."),
        to=_address(pk),
        title=_("What changed in your work?"),
        act=_("Keep"),
        back=_address(pk),
        note=found.training.title,
    )


@login_required
@require_POST
def confirm(request: PersonRequest, pk: int) -> HttpResponse:
    """Confirm what changed."""
    reporting.confirm(place_id=visible_place(request, pk).pk, by=request.standing, at=now())
    messages.success(request, _("Confirmed."))
    return redirect("learning:place", pk)


@login_required
@require_POST
def item(request: PersonRequest, pk: int) -> HttpResponse:
    """Make an item of the report."""
    made = reporting.begin_item(place_id=visible_place(request, pk).pk, by=request.standing, at=now())
    return redirect("library:edit", made.pk)


@login_required
@require_safe
def paper(request: PersonRequest, pk: int, extension: str) -> HttpResponse:
    """The report as an official memo."""
    found = visible_place(request, pk)
    if extension not in {"pdf", "docx"} or not found.reported_on:
        raise Http404
    office = found.training.organisation
    picture = emblem(office.pk, office.emblem_sha256, name=office.name)
    sees_cost = permissions.may_see_cost(request.standing, found)
    made = report_paper(found, sees_cost=sees_cost, emblem=picture)
    return paper_response(request, made, name=f"รายงาน {found.training.title}"[:80], extension=extension)


def _address(pk: int) -> str:
    return reverse("learning:place", args=[pk])
