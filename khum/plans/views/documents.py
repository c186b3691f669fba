"""Papers of a plan, made when asked for: on the screen, as PDF, DOCX, XLSX, and the plan as JSON."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from khum.domain.verdict import NotPossibleError
from khum.papers.registry import PAPERS, PaperKind, papers_of
from khum.papers.serving import file_response, paper_response, screen_leaf
from khum.plans import permissions
from khum.plans.actions import links
from khum.plans.forms.documents import ScanForm
from khum.plans.models import Plan
from khum.plans.papers.exports import json_of
from khum.plans.papers.kinds import plan_document
from khum.plans.queries.documents import committees_of, document_of, evidence_of
from khum.plans.views.frame import frame, visible_plan
from khum.web.request import PersonRequest


@login_required
@require_safe
def documents(request: PersonRequest, pk: int) -> HttpResponse:
    """The page that offers the papers of a plan, its versions and its appendix."""
    return documents_page(request, visible_plan(request, pk))


def documents_page(request: PersonRequest, plan: Plan, *, form: ScanForm | None = None) -> HttpResponse:
    """The page with its form for the signed scan, which only who makes the plan sees."""
    versions = list(plan.snapshots.defer("content", "particulars").select_related("scan").order_by("-amendment"))
    context = {
        **frame(request, plan, "documents"),
        "papers": papers_of("plan"),
        "versions": versions,
        "in_force": versions[0] if versions else None,
        "is_being_changed": not versions or versions[0].amendment != plan.amendment,
        "committees": committees_of(plan),
        "evidence": evidence_of(plan),
        "form": (form or ScanForm()) if permissions.may_make_plan(request.standing) else None,
    }
    return render(request, "plans/documents.html", context, status=422 if form and form.errors else 200)


@login_required
@require_safe
def show(request: PersonRequest, pk: int, code: str) -> HttpResponse:
    """A paper of the plan on the screen, as it will be printed."""
    plan, kind = visible_plan(request, pk), _kind(code)
    amendment = _amendment(request, plan)
    paper = kind.build(plan, today=localdate(), amendment=amendment)
    context = {"plan": plan, "kind": kind, "amendment": amendment, "shown": screen_leaf(request, paper)}
    return render(request, "plans/preview.html", context)


@login_required
@require_safe
def paper_file(request: PersonRequest, pk: int, code: str, extension: str) -> HttpResponse:
    """A paper of the plan as a file; ``?version=N`` asks for a frozen version."""
    plan, kind = visible_plan(request, pk), _kind(code)
    if extension not in kind.formats:
        raise Http404
    paper = kind.build(plan, today=localdate(), amendment=_amendment(request, plan))
    return paper_response(request, paper, name=f"{kind.name_th} {plan.year_be}", extension=extension)


@login_required
@require_safe
def plan_file(request: PersonRequest, pk: int, extension: str) -> HttpResponse:
    """The plan as a file under its short address; ``?version=N`` asks for a frozen version."""
    if extension != "json":
        return paper_file(request, pk, "plan-tables" if extension == "xlsx" else "plan", extension)
    plan = visible_plan(request, pk)
    content = document_of(plan, today=localdate(), amendment=_amendment(request, plan)).content
    return file_response(json_of(content), content_type="application/json", name=f"แผน KM {plan.year_be}.json")


@never_cache
@require_safe
def linked_file(request: HttpRequest, token: str) -> HttpResponse:
    """The plan as PDF for who decides by a one-time link, without an account."""
    try:
        plan = links.find(token, at=now()).plan
    except NotPossibleError as error:
        return render(request, "plans/link_over.html", {"reason": str(error)}, status=410)
    paper = plan_document(plan, today=localdate())
    return paper_response(request, paper, name=f"แผนการจัดการความรู้ {plan.year_be}", extension="pdf")


def _kind(code: str) -> PaperKind:
    kind = PAPERS.get(code)
    if kind is None or kind.subject != "plan":
        raise Http404
    return kind


def _amendment(request: PersonRequest, plan: Plan) -> int | None:
    """The version that the address asks for; 404 for one that is not frozen."""
    version = request.GET.get("version", "")
    if not version:
        return None
    if not (version.isascii() and version.isdigit() and len(version) < 4):
        raise Http404
    if not plan.snapshots.filter(amendment=int(version)).exists():
        raise Http404
    return int(version)
