"""The way of a plan into force, step by step; each step is dated and signed by position."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain import thai_date
from khum.domain.verdict import NotPossibleError
from khum.files.models import StoredFile
from khum.people.standing import Standing
from khum.plans import permissions
from khum.plans.models import ApprovalStep, Plan, Snapshot
from khum.plans.papers import particulars
from khum.plans.queries import documents
from khum.plans.queries.content import content_of
from khum.plans.queries.overview import blocking_findings
from khum.plans.rules import exchange
from khum.plans.rules.stages import STAGES
from khum.plans.rules.states import NEXT_STAGE, PlanState, move


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decided and how: ``channel`` is web, link or paper; paper carries its scan."""

    name: str
    title: str
    signed_on: date
    channel: str = "web"
    scan: StoredFile | None = None


def signature_of(by: Standing, *, signed_on: date, stage: PlanState | None = None) -> Signature:
    """The signature of a person who is signed in, under the title that counts at the stage."""
    post = STAGES[stage].post if stage in STAGES else ""
    return Signature(name=by.name, title=by.signing_title(post), signed_on=signed_on)


@transaction.atomic
def submit(*, plan_id: int, by: Standing, at: datetime) -> Plan:
    """Send a draft to the committee; what the validator calls blocking stops it."""
    plan = _locked(plan_id, by)
    permissions.may_submit(by, plan).or_raise()
    blocking = blocking_findings(plan)
    if blocking:
        raise NotPossibleError(
            _("The plan cannot be sent yet: %(count)d points are missing. See the tab “Check”.")
            % {"count": len(blocking)}
        )
    _step(plan, "submitted", signature_of(by, signed_on=at.date()), by=by, at=at)
    return _moved(plan, to=PlanState.COMMITTEE, verb="plan.submitted", by=by, at=at)


@transaction.atomic
def approve(
    *, plan_id: int, stage: PlanState, signature: Signature, by: Standing, at: datetime, note: str = ""
) -> Plan:
    """Approve at a stage. ``stage`` is what the person saw, so that nobody approves a step that another just took."""
    plan = _locked(plan_id, by)
    permissions.may_decide(by, plan, channel=signature.channel).or_raise()
    _still_at(plan, stage)
    _step(plan, "approved", signature, by=by, at=at, reason=note)
    target = NEXT_STAGE[plan.state_value]
    plan = _moved(plan, to=target, verb="plan.approved", by=by, at=at, channel=signature.channel)
    if target is PlanState.IN_FORCE:
        _freeze(plan, at, scan=signature.scan)
    return plan


@transaction.atomic
def return_with_reason(
    *, plan_id: int, stage: PlanState, reason: str, signature: Signature, by: Standing, at: datetime
) -> Plan:
    """Send the plan back to draft; the reason is what the KM secretary works from."""
    plan = _locked(plan_id, by)
    permissions.may_decide(by, plan, channel=signature.channel).or_raise()
    _still_at(plan, stage)
    if not reason.strip():
        raise NotPossibleError(_("Say why the plan is returned, so that it can be mended."))
    _step(plan, "returned", signature, by=by, at=at, reason=reason.strip())
    return _moved(plan, to=PlanState.DRAFT, verb="plan.returned", by=by, at=at, channel=signature.channel)


@transaction.atomic
def open_amendment(*, plan_id: int, reason: str, by: Standing, at: datetime) -> Plan:
    """Open a plan in force for a numbered amendment; the version in force stays readable."""
    plan = _locked(plan_id, by)
    permissions.may_make_plan(by).or_raise()
    if not reason.strip():
        raise NotPossibleError(_("Say why the plan is amended."))
    moved = move(plan.state_value, to=PlanState.DRAFT)
    if plan.state_value is not PlanState.IN_FORCE:
        raise NotPossibleError(_("Only a plan in force is amended."))
    plan.state, plan.amendment, plan.amendment_reason = moved, plan.amendment + 1, reason.strip()
    plan.updated_at = at
    plan.save(update_fields=["state", "amendment", "amendment_reason", "updated_at"])
    _step(plan, "amended", signature_of(by, signed_on=at.date()), by=by, at=at, reason=reason.strip())
    ledger.record("plan.amended", plan, by=by, at=at, detail={"number": plan.amendment})
    return plan


@transaction.atomic
def close(*, plan_id: int, by: Standing, at: datetime) -> Plan:
    """Close a plan whose year is over."""
    plan = _locked(plan_id, by)
    permissions.may_make_plan(by).or_raise()
    if plan.year.end >= at.date():
        raise NotPossibleError(_("The fiscal year of this plan is not over yet."))
    _step(plan, "closed", signature_of(by, signed_on=at.date()), by=by, at=at)
    return _moved(plan, to=PlanState.CLOSED, verb="plan.closed", by=by, at=at)


def _locked(plan_id: int, by: Standing) -> Plan:
    return Plan.objects.select_for_update().get(pk=plan_id, organisation_id=by.organisation_id)


def _still_at(plan: Plan, stage: PlanState) -> None:
    if plan.state_value is not stage:
        raise NotPossibleError(
            _("The plan has moved on in the meantime: it is now “%(state)s”.") % {"state": plan.state_value.label_th}
        )


def _step(plan: Plan, decision: str, signature: Signature, *, by: Standing, at: datetime, reason: str = "") -> None:
    ApprovalStep.objects.create(
        plan=plan,
        amendment=plan.amendment,
        stage=plan.state,
        decision=decision,
        reason=reason,
        by=by.person,
        by_name=signature.name,
        by_title=signature.title,
        channel=signature.channel,
        scan=signature.scan,
        signed_on=signature.signed_on,
        at=at,
    )


def _moved(plan: Plan, *, to: PlanState, verb: str, by: Standing, at: datetime, channel: str = "web") -> Plan:
    plan.state, plan.updated_at = move(plan.state_value, to=to), at
    plan.save(update_fields=["state", "updated_at"])
    ledger.record(verb, plan, by=by, at=at, channel=channel, detail={"to": to.value, "amendment": plan.amendment})
    return plan


def _freeze(plan: Plan, at: datetime, *, scan: StoredFile | None) -> None:
    """Keep the version that is now in force, with the hash that proves it unchanged."""
    document = exchange.to_json(content_of(plan))
    text = json.dumps(document, ensure_ascii=False, sort_keys=True)
    Snapshot.objects.create(
        plan=plan,
        amendment=plan.amendment,
        reason=plan.amendment_reason,
        content=document,
        scan=scan,
        particulars=particulars.to_json(documents.particulars_of(plan, today=thai_date.day_of(at))),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        at=at,
    )
    plan.approved_at = plan.approved_at or at
    plan.save(update_fields=["approved_at"])
