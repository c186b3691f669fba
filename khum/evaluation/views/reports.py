"""Reports: the list, making, writing, signing, printing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.domain.fiscal_year import FiscalYear
from khum.evaluation import permissions
from khum.evaluation.actions import reports as acts
from khum.evaluation.forms.reports import ReportForm, TextsForm
from khum.evaluation.forms.rounds import ReasonForm
from khum.evaluation.models import Report
from khum.evaluation.papers.issuing import paper_of
from khum.evaluation.rules.freezing import grouped
from khum.evaluation.rules.reports import Part, ReportKind, ReportState
from khum.evaluation.views.frame import acted, form_page
from khum.papers.serving import paper_response, screen_leaf
from khum.web.request import PersonRequest

_PAGE = 20
_FORMATS = ("pdf", "docx")


@login_required
@require_safe
def reports(request: PersonRequest) -> HttpResponse:
    """Reports of the council, the newest first."""
    found = Report.objects.visible_to(request.standing).select_related("round").defer("content")
    context = {
        "page": Paginator(found.order_by("-year_be", "-made_at", "-pk"), _PAGE).get_page(request.GET.get("page")),
        "may_make": permissions.may_run_rounds(request.standing),
    }
    return render(request, "evaluation/reports.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def new(request: PersonRequest) -> HttpResponse:
    """Begin a report."""
    permissions.may_run_rounds(request.standing).or_raise()
    year = FiscalYear.containing(request.standing.today)
    form = ReportForm(request.POST or None, standing=request.standing, initial={"year": year.be})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        made = acts.make(
            kind=ReportKind(values["kind"]),
            year=FiscalYear(values["year"]),
            round_id=values["round"].pk if values["round"] else None,
            by=request.standing,
            at=now(),
        )
        messages.success(request, _("The report is begun. Read the suggested text and change what does not fit."))
        return redirect("evaluation:report", made.pk)
    return form_page(
        request,
        form,
        title=_("Begin a report"),
        act=_("Begin"),
        back=reverse("evaluation:reports"),
        note=_("Its text is suggested from the figures; you change it before it is signed."),
    )


@login_required
@require_safe
def report(request: PersonRequest, pk: int) -> HttpResponse:
    """One report as it would print, and what to do next."""
    found = _visible(request, pk)
    standing, state = request.standing, found.state_value
    paper = paper_of(found, today=standing.today, base=_base(request))
    context = {
        "report": found,
        "shown": screen_leaf(request, paper),
        "hash": grouped(found.sha256) if found.sha256 else "",
        "may_write": permissions.may_run_rounds(standing) and state is ReportState.DRAFT,
        "may_sign": permissions.may_sign_reports(standing) and state is ReportState.SUBMITTED,
        "may_publish": state is ReportState.SIGNED and permissions.may_publish_reports(standing),
        "may_deliver": permissions.may_run_rounds(standing)
        and state is ReportState.SIGNED
        and found.round is not None
        and found.round.delivered_on is None,
    }
    return render(request, "evaluation/report.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def write(request: PersonRequest, pk: int) -> HttpResponse:
    """Change the written parts."""
    found = _visible(request, pk)
    permissions.may_run_rounds(request.standing).or_raise()
    form = TextsForm(request.POST or None, report=found)
    if request.method == "POST" and form.is_valid():
        acts.write(report_id=pk, texts=form.texts(), by=request.standing, at=now())
        messages.success(request, _("The text is kept."))
        return redirect("evaluation:report", pk)
    context = {"report": found, "form": form, "texts": found.texts.all()}
    return render(request, "evaluation/report_write.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def suggest(request: PersonRequest, pk: int, part: str) -> HttpResponse:
    """Put the suggestion of the figures back into one part."""
    _visible(request, pk)
    if part not in {each.value for each in Part}:
        raise Http404
    acts.suggest_again(report_id=pk, part=Part(part), by=request.standing, at=now())
    messages.success(request, _("The text is what the figures suggest now."))
    return redirect("evaluation:report-write", pk)


@login_required
@require_http_methods(["GET", "POST"])
def submit(request: PersonRequest, pk: int) -> HttpResponse:
    """Lay it before the permanent secretary."""
    permissions.may_run_rounds(request.standing).or_raise()
    return _asked(
        request,
        pk,
        acts.submit,
        question=_("Lay “%(report)s” before the permanent secretary?"),
        explanation=_("You sign as who prepared it. It can be returned to you."),
        act=_("Lay before"),
        said=_("The permanent secretary has the report."),
    )


@login_required
@require_http_methods(["GET", "POST"])
def sign(request: PersonRequest, pk: int) -> HttpResponse:
    """Sign it; from then on it never changes."""
    permissions.may_sign_reports(request.standing).or_raise()
    return _asked(
        request,
        pk,
        acts.sign,
        question=_("Sign “%(report)s”?"),
        explanation=_("Figures, activities and text are frozen together and never change afterwards."),
        act=_("Sign"),
        said=_("The report is signed."),
        base=_base(request),
    )


@login_required
@require_http_methods(["GET", "POST"])
def give_back(request: PersonRequest, pk: int) -> HttpResponse:
    """Return it with what must be mended."""
    found = _visible(request, pk)
    permissions.may_sign_reports(request.standing).or_raise()
    return acted(
        request,
        ReasonForm(request.POST or None),
        lambda values: acts.give_back(report_id=pk, reason=values["reason"], by=request.standing, at=now()),
        said=_("The report is returned to its writer."),
        to=reverse("evaluation:report", args=[pk]),
        title=_("Return the report"),
        act=_("Give back"),
        back=reverse("evaluation:report", args=[pk]),
        note=found.title,
    )


@login_required
@require_POST
def publish(request: PersonRequest, pk: int) -> HttpResponse:
    """Show what it says to citizens, or take it back."""
    is_shown = request.POST.get("shown") == "1"
    acts.publish(report_id=_visible(request, pk).pk, is_shown=is_shown, by=request.standing, at=now())
    said = _("Citizens read it on the public pages.") if is_shown else _("It is off the public pages.")
    messages.success(request, said)
    return redirect("evaluation:report", pk)


@login_required
@require_POST
def drop(request: PersonRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    _visible(request, pk)
    acts.drop(report_id=pk, by=request.standing, at=now())
    messages.success(request, _("The draft is thrown away."))
    return redirect("evaluation:reports")


@login_required
@require_safe
def paper(request: PersonRequest, pk: int, extension: str) -> HttpResponse:
    """The paper; the signed one prints the same for ever."""
    if extension not in _FORMATS:
        raise Http404
    found = _visible(request, pk)
    made = paper_of(found, today=request.standing.today, base=_base(request))
    return paper_response(request, made, name=found.title, extension=extension)


def _asked(
    request: PersonRequest, pk: int, do: Any, *, question: str, explanation: str, act: str, said: str, **options: Any
) -> HttpResponse:
    found = _visible(request, pk)
    if request.method == "POST":
        do(report_id=pk, by=request.standing, at=now(), **options)
        messages.success(request, said)
        return redirect("evaluation:report", pk)
    context = {
        "question": question % {"report": found.title},
        "explanation": explanation,
        "act": act,
        "back": reverse("evaluation:report", args=[pk]),
    }
    return render(request, "ui/confirm.html", context)


def _base(request: PersonRequest) -> str:
    return request.build_absolute_uri("/")


def _visible(request: PersonRequest, pk: int) -> Report:
    found: Report = get_object_or_404(
        Report.objects.visible_to(request.standing).select_related(
            "organisation", "round__snapshot", "round__organisation"
        ),
        pk=pk,
    )
    return found
