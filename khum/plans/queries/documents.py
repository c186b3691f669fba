"""What the papers of a plan need besides its content: signatures, orders and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from khum.domain import thai_date
from khum.people.models import Committee, Organisation
from khum.people.rules import PositionKind
from khum.plans.models import ApprovalStep, Plan, ProgressReport, Snapshot
from khum.plans.papers import particulars as frozen
from khum.plans.papers.particulars import Attachment, Particulars, Signer
from khum.plans.queries.content import content_of
from khum.plans.queries.signing import holders
from khum.plans.rules import exchange
from khum.plans.rules.content import PlanContent
from khum.plans.rules.states import PlanState

MAX_EVIDENCE = 200
_ACTING = " รักษาราชการแทน"
_POSTS = {
    "draft": PositionKind.HR_OFFICER,
    "secretary": PositionKind.PERMANENT_SECRETARY,
    "executive": PositionKind.CHIEF_EXECUTIVE,
}
_ROLES = {
    "draft": "ผู้จัดทำแผน",
    "committee": "ผู้เห็นชอบ",
    "secretary": "ผู้ตรวจสอบ",
    "executive": "ผู้อนุมัติ",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A version of a plan as its document says it; ``previous`` is the content that an amendment changed."""

    content: PlanContent
    particulars: Particulars
    previous: PlanContent | None = None


def version_in_force(plan: Plan) -> Snapshot | None:
    """The newest frozen version of a plan."""
    return plan.snapshots.order_by("amendment").last()


def document_of(plan: Plan, *, today: date, amendment: int | None = None) -> Document:
    """The document of a frozen version, or, without ``amendment``, of the plan as it stands.

    A plan that is not being changed stands as it was frozen; so its document keeps its bytes. The date on the paper is
    the day of approval, or today for a draft.
    """
    wanted = plan.amendment if amendment is None else amendment
    versions = {version.amendment: version for version in plan.snapshots.filter(amendment__in=(wanted, wanted - 1))}
    previous = versions.get(wanted - 1)
    before = exchange.from_json(previous.content) if previous else None
    version = versions.get(wanted)
    if version is None:
        return Document(content_of(plan), particulars_of(plan, today=today), before)
    particulars = frozen.from_json(version.particulars) if version.particulars else _of_old(plan, version)
    return Document(exchange.from_json(version.content), particulars, before)


def _of_old(plan: Plan, version: Snapshot) -> Particulars:
    """Particulars of a version that was frozen before they were kept with it."""
    steps = list(plan.approvals.filter(amendment=version.amendment))
    today = thai_date.day_of(version.at)
    return _particulars(plan, steps, amendment=version.amendment, reason=version.reason, today=today)


def particulars_of(plan: Plan, *, today: date) -> Particulars:
    """Particulars of the plan as it stands on a day: its own amendment, signatures so far, orders and evidence."""
    steps = list(plan.approvals.filter(amendment=plan.amendment))
    return _particulars(plan, steps, amendment=plan.amendment, reason=plan.amendment_reason, today=today)


def _particulars(plan: Plan, steps: list[ApprovalStep], *, amendment: int, reason: str, today: date) -> Particulars:
    organisation = plan.organisation
    approved = [step for step in steps if step.decision == "approved" and step.stage == PlanState.EXECUTIVE]
    # A plan taken over from a file of a past year was signed then, on paper; its own first day dates the print.
    is_record = plan.is_past and not steps
    return Particulars(
        place=organisation.place,
        dated=approved[-1].signed_on if approved else plan.year.start if is_record else today,
        emblem_sha256=organisation.emblem_sha256,
        amendment=amendment,
        amendment_reason=reason,
        is_draft=not approved and not is_record,
        signers=() if is_record else _signers(steps, organisation, today),
        attachments=(*_orders(plan), *_evidence(plan)),
    )


def _signers(steps: list[ApprovalStep], organisation: Organisation, today: date) -> tuple[Signer, ...]:
    """Who signed at each stage since the last return; a stage not reached yet names who would sign today."""
    signed = {step.stage: step for step in steps if step.decision in {"submitted", "approved"}}
    for step in steps:
        if step.decision == "returned":
            signed = {other.stage: other for other in steps if other.at > step.at and other.decision != "returned"}
    missing = [kind for stage, kind in _POSTS.items() if stage not in signed]
    expected = holders(organisation.pk, missing, today) if missing else {}
    usual = {
        "committee": "ประธานคณะกรรมการจัดการความรู้",
        "secretary": organisation.titles.permanent_secretary,
        "executive": organisation.titles.chief_executive,
    }

    def signer(stage: str, role: str) -> Signer:
        if step := signed.get(stage):
            position, _, acting_for = step.by_title.partition(_ACTING)
            return Signer(role, step.by_name, position, acting_for, step.signed_on)
        holder = expected.get(_POSTS[stage]) if stage in _POSTS else None
        if holder is None:
            return Signer(role, position=usual.get(stage, ""))
        return Signer(role, holder.name, holder.position, holder.acting_for)

    return tuple(signer(stage, role) for stage, role in _ROLES.items())


def _orders(plan: Plan) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(
            title=f"คำสั่งแต่งตั้ง{committee.name}",
            detail=f"คำสั่งที่ {committee.order_number}/{committee.order_year_be}" if committee.order_number else "",
            dated=committee.order_date,
        )
        for committee in committees_of(plan)
    )


def committees_of(plan: Plan) -> list[Committee]:
    """Committees that the council appointed for the year of the plan: one query."""
    return list(Committee.objects.filter(organisation_id=plan.organisation_id, year_be=plan.year_be))


def evidence_of(plan: Plan) -> list[ProgressReport]:
    """Reports on activities that carry a file, oldest first, each with the two: one query."""
    return list(
        ProgressReport.objects.filter(activity__table__plan=plan, file__isnull=False)
        .select_related("activity", "file")
        .order_by("at", "id")[:MAX_EVIDENCE]
    )


def _evidence(plan: Plan) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(title=_first_line(report.activity.title), detail=report.file.name, dated=thai_date.day_of(report.at))
        for report in evidence_of(plan)
        if report.file
    )


def _first_line(text: str) -> str:
    return text.splitlines()[0] if text else ""
