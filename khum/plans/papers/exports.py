"""A plan as the bytes of one file: the same whether a page, the command line or a script asks."""

from __future__ import annotations

import json
from datetime import date

from khum.papers import render
from khum.plans.models import Plan
from khum.plans.papers import kinds
from khum.plans.queries.documents import document_of
from khum.plans.rules import exchange
from khum.plans.rules.content import PlanContent

EXTENSIONS = ("pdf", "docx", "xlsx", "json")


def exported(plan: Plan, extension: str, *, today: date) -> bytes:
    """The plan as it stands, as one of :data:`EXTENSIONS`; raises the errors of ``khum.papers.errors``."""
    if extension == "json":
        return json_of(document_of(plan, today=today).content)
    if extension == "xlsx":
        return render.to_xlsx(kinds.plan_tables(plan, today=today))
    paper = kinds.plan_document(plan, today=today)
    return render.to_pdf(paper) if extension == "pdf" else render.to_docx(paper)


def json_of(content: PlanContent) -> bytes:
    """The plan as a JSON file that people can read too (docs/plan-json.md)."""
    return json.dumps(exchange.to_json(content), ensure_ascii=False, indent=1).encode()
