"""The essential-knowledge document of a year: how far it is, its papers, the decision of the committee."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from khum.domain.fiscal_year import FiscalYear
from khum.needs import permissions
from khum.needs.actions import documents as acts
from khum.needs.forms.documents import ApproveForm, ReturnForm
from khum.needs.models import NeedsDocument
from khum.needs.papers.kinds import KINDS
from khum.needs.queries import document as queries
from khum.needs.rules.kinds import DocumentState
from khum.needs.views.frame import form_page, year_of
from khum.papers.serving import paper_response, screen
from khum.web.request import PersonRequest


@login_required
@require_safe
def document(request: PersonRequest) -> HttpResponse:
    """The document of a year: whose part is missing, the text, and what to do next."""
    year = year_of(request)
    found = queries.document_of(request.standing, year)
    organisation, today = request.standing.organisation, request.standing.today
    paper = KINDS[0].build(organisation, year=year, document=found, today=today)
    context = {
        "year": year,
        "document": found,
        "counts": queries.counts(queries.shown(found, organisation, year, today)),
        "progress": queries.progress(request.standing, year),
        "papers": KINDS,
        "text": screen(paper),
        "may_submit": bool(permissions.may_submit(request.standing))
        and (found is None or found.state_value is DocumentState.DRAFT),
        "decision": permissions.may_decide(request.standing, found) if found and found.state == "submitted" else None,
        "has_changed": found is not None and found.sha256 and _has_changed(found, request),
    }
    return render(request, "needs/document.html", context)


@login_required
@require_POST
def submit(request: PersonRequest) -> HttpResponse:
    """Hand the document to the committee."""
    year = year_of(request)
    acts.submit_document(year=year, by=request.standing, at=now())
    messages.success(request, _("The committee has the document. A member approves or returns it."))
    return _to_document(year)


@login_required
@require_http_methods(["GET", "POST"])
def approve(request: PersonRequest, year_be: int) -> HttpResponse:
    """Approve the document of a year."""
    year, found = _decided(request, year_be)
    form = ApproveForm(request.POST or None, initial={"number": f"1/{year.be}", "on": request.standing.today})
    if request.method == "POST" and form.is_valid():
        acts.approve_document(year=year, **form.cleaned_data, by=request.standing, at=now())
        messages.success(request, _("Approved. The document is kept as it is now."))
        return _to_document(year)
    return form_page(
        request, form, title=_("Approve the document"), act=_("Approve"), back=_address(year), note=str(found)
    )


@login_required
@require_http_methods(["GET", "POST"])
def give_back(request: PersonRequest, year_be: int) -> HttpResponse:
    """Return the document with what must be mended."""
    year, found = _decided(request, year_be)
    form = ReturnForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts.return_document(year=year, reason=form.cleaned_data["reason"], by=request.standing, at=now())
        messages.success(request, _("Returned. The KM secretary sees what must be mended."))
        return _to_document(year)
    return form_page(
        request, form, title=_("Return the document"), act=_("Return"), back=_address(year), note=str(found)
    )


@login_required
@require_safe
def paper(request: PersonRequest, year_be: int, kind: str, extension: str) -> HttpResponse:
    """A paper of the year; the approved one prints the same for ever."""
    chosen = next((known for known in KINDS if known.code == kind), None)
    if chosen is None or extension not in chosen.formats or not 2400 <= year_be <= 2700:
        raise Http404
    year = FiscalYear(year_be)
    found = queries.document_of(request.standing, year)
    made = chosen.build(request.standing.organisation, year=year, document=found, today=request.standing.today)
    return paper_response(request, made, name=f"{chosen.name_th} {year.be}", extension=extension)


def _decided(request: PersonRequest, year_be: int) -> tuple[FiscalYear, NeedsDocument]:
    found = get_object_or_404(NeedsDocument.objects.visible_to(request.standing), year_be=year_be)
    permissions.may_decide(request.standing, found).or_raise()
    return FiscalYear(year_be), found


def _has_changed(found: NeedsDocument, request: PersonRequest) -> bool:
    live = queries.content_of(request.standing.organisation, found.year_be, request.standing.today)
    return acts.fingerprint(live) != found.sha256


def _address(year: FiscalYear) -> str:
    return f"{reverse('needs:document')}?year={year.be}"


def _to_document(year: FiscalYear) -> HttpResponseRedirect:
    return HttpResponseRedirect(_address(year))
