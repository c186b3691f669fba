"""What the papers of a plan need besides its content: signatures, orders and evidence."""

from __future__ import annotations

from datetime import date

from khum.people.models import Committee, Organisation
from khum.people.rules import SeatRole
from khum.plans.models import ApprovalStep, Plan, ProgressReport, Snapshot
from khum.plans.papers.order import CommitteeOrder, OrderSeat
from khum.plans.papers.particulars import Attachment, Particulars, Signer
from khum.plans.queries.content import content_of
from khum.plans.rules import exchange
from khum.plans.rules.content import PlanContent
from khum.plans.rules.states import PlanState

MAX_EVIDENCE = 200
_ACTING = " รักษาราชการแทน"
_ROLES = {
    "draft": "ผู้จัดทำแผน",
    "committee": "ผู้เห็นชอบ",
    "secretary": "ผู้ตรวจสอบ",
    "executive": "ผู้อนุมัติ",
}


def document_of(plan: Plan, *, today: date, amendment: int | None = None) -> tuple[PlanContent, Particulars]:
    """Content and particulars of the document.

    ``amendment`` asks for a frozen version; without it the content is the plan as it stands. The date on the paper is
    the day of approval, or today for a draft.
    """
    organisation = plan.organisation
    steps = list(plan.approvals.filter(amendment=plan.amendment if amendment is None else amendment))
    snapshot = _snapshot(plan, amendment)
    content = exchange.from_json(snapshot.content) if snapshot else content_of(plan)
    approved = [step for step in steps if step.decision == "approved" and step.stage == PlanState.EXECUTIVE]
    particulars = Particulars(
        titles=organisation.titles,
        place=organisation.place,
        dated=approved[-1].signed_on if approved else today,
        amendment=plan.amendment if amendment is None else amendment,
        amendment_reason=snapshot.reason if snapshot else plan.amendment_reason,
        is_draft=not approved,
        signers=_signers(steps, organisation),
        attachments=(*_orders(plan), *_evidence(plan)),
    )
    return content, particulars


def _snapshot(plan: Plan, amendment: int | None) -> Snapshot | None:
    return None if amendment is None else plan.snapshots.filter(amendment=amendment).first()


def _signers(steps: list[ApprovalStep], organisation: Organisation) -> tuple[Signer, ...]:
    """Who signed at each stage since the last return; stages not reached yet leave dots."""
    titles = {"secretary": organisation.titles.permanent_secretary, "executive": organisation.titles.chief_executive}
    signed = {step.stage: step for step in steps if step.decision in {"submitted", "approved"}}
    for step in steps:
        if step.decision == "returned":
            signed = {other.stage: other for other in steps if other.at > step.at and other.decision != "returned"}

    def own(stage: str) -> str:
        return signed[stage].by_title if stage in signed else titles.get(stage, "")

    return tuple(
        Signer(
            role=role,
            name=signed[stage].by_name if stage in signed else "",
            position=own(stage).partition(_ACTING)[0],
            acting_for=own(stage).partition(_ACTING)[2],
            signed_on=signed[stage].signed_on if stage in signed else None,
        )
        for stage, role in _ROLES.items()
        if stage in signed or stage in titles
    )


def _orders(plan: Plan) -> tuple[Attachment, ...]:
    committees = Committee.objects.filter(organisation_id=plan.organisation_id, year_be=plan.year_be)
    return tuple(
        Attachment(
            title=f"คำสั่งแต่งตั้ง{committee.name}",
            detail=f"คำสั่งที่ {committee.order_number}/{committee.order_year_be}" if committee.order_number else "",
            dated=committee.order_date,
        )
        for committee in committees
    )


def _evidence(plan: Plan) -> tuple[Attachment, ...]:
    reports = (
        ProgressReport.objects.filter(activity__table__plan=plan, file__isnull=False)
        .select_related("activity", "file")
        .order_by("at", "id")[:MAX_EVIDENCE]
    )
    return tuple(
        Attachment(title=report.activity.title.splitlines()[0], detail=report.file.name, dated=report.at.date())
        for report in reports
        if report.file
    )


def order_of(committee: Committee, *, signer_name: str, signer_position: str) -> CommitteeOrder:
    """The order that appoints a committee."""
    organisation = committee.organisation
    return CommitteeOrder(
        organisation=organisation.name,
        titles=organisation.titles,
        committee=committee.name,
        plan_year_be=committee.year_be,
        seats=tuple(
            OrderSeat(str(seat.position or seat.person), SeatRole(seat.role).label_th)
            for seat in committee.seats.select_related("position", "person")
        ),
        duties=tuple(line.strip(" -") for line in committee.duties.splitlines() if line.strip()),
        number=committee.order_number,
        year_be=committee.order_year_be,
        issued_on=committee.order_date,
        effective_on=committee.start_date,
        signer_name=signer_name,
        signer_position=signer_position,
    )
