"""Papers of a plan, made when asked for: PDF, DOCX, XLSX and JSON."""

from __future__ import annotations

import json

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from khum.papers import render as printing
from khum.people.models import Committee, Holding
from khum.people.rules import PositionKind
from khum.plans.models import Plan
from khum.plans.papers.document import plan_paper, tables_only
from khum.plans.papers.order import order_paper
from khum.plans.queries.documents import document_of, order_of
from khum.plans.rules import exchange
from khum.web.request import PersonRequest

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@login_required
@require_safe
def documents(request: PersonRequest, pk: int) -> HttpResponse:
    """The page that offers the papers of a plan and its versions."""
    plan = get_object_or_404(Plan.objects.visible_to(request.standing).select_related("organisation"), pk=pk)
    committees = Committee.objects.visible_to(request.standing).filter(year_be=plan.year_be)
    versions = plan.snapshots.defer("content")
    return render(
        request, "plans/documents.html", {"plan": plan, "committees": list(committees), "versions": list(versions)}
    )


@login_required
@require_safe
def plan_file(request: PersonRequest, pk: int, extension: str) -> HttpResponse:
    """The plan as a file; ``?version=N`` asks for a frozen version."""
    plan = get_object_or_404(Plan.objects.visible_to(request.standing).select_related("organisation"), pk=pk)
    version = request.GET.get("version", "")
    amendment = int(version) if version.isascii() and version.isdigit() and len(version) < 4 else None
    if amendment is not None and not plan.snapshots.filter(amendment=amendment).exists():
        raise Http404
    content, particulars = document_of(plan, today=localdate(), amendment=amendment)
    if extension == "json":
        body = json.dumps(exchange.to_json(content), ensure_ascii=False, indent=1).encode()
    elif extension == "xlsx":
        body = printing.to_xlsx(tables_only(content, particulars))
    elif extension == "docx":
        body = printing.to_docx(plan_paper(content, particulars))
    else:
        body = printing.to_pdf(plan_paper(content, particulars))
    return _file(body, name=f"แผน KM {plan.year_be}.{extension}", extension=extension)


@login_required
@require_safe
def order_file(request: PersonRequest, pk: int, extension: str) -> HttpResponse:
    """The order that appoints a committee, signed by the chief executive in office today."""
    committee = get_object_or_404(Committee.objects.visible_to(request.standing).select_related("organisation"), pk=pk)
    holding = (
        Holding.objects.on(localdate())
        .filter(position__organisation=committee.organisation, position__kind=PositionKind.CHIEF_EXECUTIVE)
        .select_related("person", "position")
        .first()
    )
    order = order_of(
        committee,
        signer_name=holding.person.full_name if holding else "",
        signer_position=holding.position.title if holding else committee.organisation.titles.chief_executive,
    )
    make = printing.to_docx if extension == "docx" else printing.to_pdf
    return _file(make(order_paper(order)), name=f"คำสั่ง {committee.name}.{extension}", extension=extension)


def _file(body: bytes, *, name: str, extension: str) -> HttpResponse:
    response = HttpResponse(body, content_type=CONTENT_TYPES[extension])
    response["Content-Disposition"] = content_disposition_header(as_attachment=extension != "pdf", filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
