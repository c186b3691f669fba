"""The papers that plans offer: each is built from a record, the same way for page, file and command line."""

from __future__ import annotations

from datetime import date

from khum.library.queries.emblems import emblem
from khum.papers.blocks import Paper
from khum.papers.registry import PaperKind
from khum.people.models import Committee
from khum.plans.models import Plan
from khum.plans.papers.document import plan_paper, tables_only
from khum.plans.papers.order import order_paper
from khum.plans.papers.standing import progress_paper
from khum.plans.queries.documents import document_of
from khum.plans.queries.orders import order_of
from khum.plans.queries.progress import of_plan


def plan_document(plan: Plan, *, today: date, amendment: int | None = None) -> Paper:
    """The whole plan; ``amendment`` asks for a frozen version."""
    found = document_of(plan, today=today, amendment=amendment)
    picture = emblem(plan.organisation_id, found.particulars.emblem_sha256, name=found.content.organisation)
    return plan_paper(found.content, found.particulars, picture, previous=found.previous)


def plan_tables(plan: Plan, *, today: date, amendment: int | None = None) -> Paper:
    """The tables without the chapters."""
    found = document_of(plan, today=today, amendment=amendment)
    return tables_only(found.content, found.particulars)


def plan_progress(plan: Plan, *, today: date, amendment: int | None = None) -> Paper:
    """How far every activity is today; a version has no progress of its own."""
    rows = of_plan(plan, today=today).order_by("table__order", "order", "id").prefetch_related("reports")
    return progress_paper(plan.title, plan.organisation.name, rows, today=today)


def committee_order(committee: Committee, *, today: date) -> Paper:
    """The order that appoints a committee."""
    order = order_of(committee, today=today)
    return order_paper(order, emblem(committee.organisation_id, order.emblem_sha256, name=order.organisation))


KINDS = (
    PaperKind("plan", "แผนการจัดการความรู้ทั้งฉบับ", plan_document, "The whole plan", "plan"),
    PaperKind("plan-tables", "ตารางแผน", plan_tables, "Tables of the plan", "plan", ("xlsx", "pdf", "docx")),
    PaperKind(
        "plan-progress", "ความก้าวหน้าตามแผน", plan_progress, "Progress of the plan", "plan", ("pdf", "docx", "xlsx")
    ),
    PaperKind("committee-order", "คำสั่งแต่งตั้งคณะกรรมการ", committee_order, "Order appointing a committee", "committee"),
)
