"""One-time links by which the chief executive decides recommendations without an account. Only a hash is kept."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.thai_date import day_of
from khum.domain.verdict import NotPossibleError
from khum.evaluation import permissions
from khum.evaluation.actions import deciding, rounds
from khum.evaluation.models import DecisionLink
from khum.evaluation.rules.states import RecommendationState, RoundState
from khum.people import standing
from khum.people.rules import PositionKind
from khum.people.standing import Standing
from khum.plans.queries.signing import holders

DAYS_OPEN = 7


@transaction.atomic
def make(*, round_id: int, by: Standing, at: datetime) -> tuple[DecisionLink, str]:
    """Make a link for who holds the post of chief executive; an older one of the round ends. Gives link and token."""
    permissions.may_run_rounds(by).or_raise()
    round_ = rounds.locked(round_id, by)
    waiting = round_.recommendations.filter(state=RecommendationState.PROPOSED)
    if round_.state_value is not RoundState.DECIDING or not waiting.exists():
        raise NotPossibleError(_("A link is made when recommendations wait for the chief executive."))
    kind = PositionKind.CHIEF_EXECUTIVE
    holder = holders(by.organisation_id, [kind], day_of(at)).get(kind)
    if holder is None:
        raise NotPossibleError(_("Nobody holds the post of chief executive. Appoint somebody first."))
    _open_links(round_.pk).update(revoked_at=at)
    token = secrets.token_urlsafe(32)
    title = f"{holder.position} รักษาราชการแทน{holder.acting_for}" if holder.acting_for else holder.position
    link: DecisionLink = DecisionLink.objects.create(
        round=round_,
        token_sha256=token_hash(token),
        holder_name=holder.name,
        holder_title=title,
        made_by=by.person,
        made_at=at,
        expires_at=at + timedelta(days=DAYS_OPEN),
    )
    ledger.record("round.link_made", round_, by=by, at=at, detail={"link": link.pk, "for": link.holder_title})
    return link, token


@transaction.atomic
def revoke(*, round_id: int, by: Standing, at: datetime) -> None:
    """End the open link of a round."""
    permissions.may_run_rounds(by).or_raise()
    round_ = rounds.locked(round_id, by)
    if _open_links(round_.pk).update(revoked_at=at):
        ledger.record("round.link_revoked", round_, by=by, at=at)


def find(token: str, *, at: datetime) -> DecisionLink:
    """The link of a token; raises :class:`NotPossibleError` that says why it no longer works."""
    found = DecisionLink.objects.select_related("round__organisation").filter(token_sha256=token_hash(token))
    link: DecisionLink | None = found.first()
    if link is None:
        raise NotPossibleError(_("This link is not known. Ask the HR officer for a new one."))
    if link.used_at is not None:
        raise NotPossibleError(_("This link has been used. The decision is recorded."))
    if link.revoked_at is not None or link.expires_at < at or link.round.state_value is not RoundState.DECIDING:
        raise NotPossibleError(_("This link has ended. Ask the HR officer for a new one."))
    return link


@transaction.atomic
def decide(*, token: str, decisions: Mapping[int, deciding.Decision], name: str, at: datetime) -> DecisionLink:
    """Take every decision that came through a link, by the number of the recommendation; the link is spent with it."""
    link: DecisionLink = DecisionLink.objects.select_for_update(of=("self",)).get(pk=find(token, at=at).pk)
    if link.used_at is not None:
        raise NotPossibleError(_("This link has been used. The decision is recorded."))
    by = standing.of_link(link.round.organisation, today=day_of(at))
    waiting = link.round.recommendations.filter(state=RecommendationState.PROPOSED)
    for recommendation in waiting:
        decision = decisions.get(recommendation.number)
        if decision is None:
            raise NotPossibleError(_("Decide every recommendation: the link works only once."))
        signed = deciding.Signed(name.strip() or link.holder_name, link.holder_title, "link")
        deciding.take(recommendation_id=recommendation.pk, decision=decision, signed=signed, by=by, at=at)
    link.used_at = at
    link.save(update_fields=["used_at"])
    return link


def token_hash(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _open_links(round_id: int) -> QuerySet[DecisionLink]:
    return DecisionLink.objects.filter(round=round_id, used_at=None, revoked_at=None)
