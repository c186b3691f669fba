"""One-time links by which the chief executive decides without an account. Only the hash of a link is kept."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.people import standing
from khum.people.models import Holding
from khum.people.rules import PositionKind
from khum.people.standing import Standing
from khum.plans import permissions
from khum.plans.actions import approval
from khum.plans.models import ApprovalLink, Plan
from khum.plans.rules.states import PlanState

DAYS_OPEN = 7


@transaction.atomic
def make(*, plan_id: int, by: Standing, at: datetime) -> tuple[ApprovalLink, str]:
    """Make a link for who holds the post of chief executive; an older link of the plan ends. Gives link and token."""
    permissions.may_make_plan(by).or_raise()
    plan = Plan.objects.select_for_update().get(pk=plan_id, organisation_id=by.organisation_id)
    if plan.state_value is not PlanState.EXECUTIVE:
        raise NotPossibleError(_("A link is made when the plan waits for the chief executive."))
    holding = (
        Holding.objects.on(at.date())
        .filter(position__organisation_id=by.organisation_id, position__kind=PositionKind.CHIEF_EXECUTIVE)
        .select_related("person", "position")
        .first()
    )
    if holding is None:
        raise NotPossibleError(_("Nobody holds the post of chief executive. Appoint somebody first."))
    ApprovalLink.objects.filter(plan=plan, used_at=None, revoked_at=None).update(revoked_at=at)
    token = secrets.token_urlsafe(32)
    link = ApprovalLink.objects.create(
        plan=plan,
        amendment=plan.amendment,
        token_sha256=_hash(token),
        holder_name=holding.person.full_name,
        holder_title=holding.position.title,
        made_by=by.person,
        made_at=at,
        expires_at=at + timedelta(days=DAYS_OPEN),
    )
    ledger.record("plan.link_made", plan, by=by, at=at, detail={"link": link.pk, "for": link.holder_title})
    return link, token


@transaction.atomic
def revoke(*, link_id: int, by: Standing, at: datetime) -> ApprovalLink:
    """End a link before it is used."""
    permissions.may_make_plan(by).or_raise()
    link = ApprovalLink.objects.select_for_update().get(pk=link_id, plan__organisation_id=by.organisation_id)
    if link.used_at is None and link.revoked_at is None:
        link.revoked_at = at
        link.save(update_fields=["revoked_at"])
        ledger.record("plan.link_revoked", link.plan, by=by, at=at, detail={"link": link.pk})
    return link


def find(token: str, *, at: datetime) -> ApprovalLink:
    """The link of a token; raises :class:`NotPossibleError` that says why it no longer works."""
    link = ApprovalLink.objects.select_related("plan__organisation").filter(token_sha256=_hash(token)).first()
    if link is None:
        raise NotPossibleError(_("This link is not known. Ask the HR officer for a new one."))
    if link.used_at is not None:
        raise NotPossibleError(_("This link has been used. The decision is recorded."))
    if link.revoked_at is not None or link.expires_at < at or link.plan.state_value is not PlanState.EXECUTIVE:
        raise NotPossibleError(_("This link has ended. Ask the HR officer for a new one."))
    return link


@transaction.atomic
def decide(*, token: str, approves: bool, name: str, reason: str, at: datetime) -> Plan:
    """Take the decision that came through a link; the link is spent with it."""
    link = ApprovalLink.objects.select_for_update().get(pk=find(token, at=at).pk)
    if link.used_at is not None:
        raise NotPossibleError(_("This link has been used. The decision is recorded."))
    by = standing.of_link(link.plan.organisation, today=at.date())
    signature = approval.Signature(name=name, title=link.holder_title, signed_on=at.date(), channel="link")
    link.used_at = at
    link.save(update_fields=["used_at"])
    if approves:
        return approval.approve(
            plan_id=link.plan_id, stage=PlanState.EXECUTIVE, signature=signature, by=by, at=at, note=reason
        )
    return approval.return_with_reason(
        plan_id=link.plan_id, stage=PlanState.EXECUTIVE, reason=reason, signature=signature, by=by, at=at
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
