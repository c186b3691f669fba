"""A recommendation from the chief executive's decision to the proof that it was done (row 117)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.verdict import NotPossibleError
from khum.evaluation import permissions
from khum.evaluation.actions import rounds
from khum.evaluation.models import Recommendation
from khum.evaluation.rules.states import RecommendationState, RoundState, move_recommendation
from khum.files.models import StoredFile
from khum.people.models import Position
from khum.people.rules import PositionKind
from khum.people.standing import Standing


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided: accepted with who carries it out until when, or rejected with a reason."""

    accepts: bool
    owner_id: int | None = None
    due_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """Under which name and title, and by which way, a decision was taken."""

    name: str
    title: str
    channel: str = "web"


@transaction.atomic
def decide(*, recommendation_id: int, decision: Decision, by: Standing, at: datetime) -> Recommendation:
    """Take the chief executive's decision on one recommendation."""
    permissions.may_decide(by).or_raise()
    signed = Signed(by.name, by.signing_title(PositionKind.CHIEF_EXECUTIVE))
    return take(recommendation_id=recommendation_id, decision=decision, signed=signed, by=by, at=at)


def take(*, recommendation_id: int, decision: Decision, signed: Signed, by: Standing, at: datetime) -> Recommendation:
    """Write a decision that was proved to be the chief executive's: by their standing, or by a link."""
    found = _locked(recommendation_id, by)
    if found.round.state_value is not RoundState.DECIDING:
        raise NotPossibleError(_("The committee has not summed up this round yet."))
    to = RecommendationState.ACCEPTED if decision.accepts else RecommendationState.REJECTED
    found.state = move_recommendation(found.state_value, to=to).value
    if decision.accepts:
        found.owner, found.due_on = _owner(decision, by), decision.due_on
        if found.due_on is None or found.due_on < by.today:
            raise NotPossibleError(_("Choose a day, today or later, by which it is done."))
    elif not decision.reason.strip():
        raise NotPossibleError(_("A rejection needs a reason."))
    found.reason, found.decided_on = decision.reason.strip(), by.today
    found.decided_name, found.decided_title, found.decided_channel = signed.name, signed.title, signed.channel
    found.save()
    verb = "recommendation.accepted" if decision.accepts else "recommendation.rejected"
    detail = {"by": signed.name, "title": signed.title, "through": signed.channel, "number": found.number}
    ledger.record(verb, found, by=by, at=at, channel=signed.channel, detail=detail)
    return found


@transaction.atomic
def finish(
    *, recommendation_id: int, result: str, proof: StoredFile | None = None, url: str = "", by: Standing, at: datetime
) -> Recommendation:
    """Say that a recommendation is done, with the proof: a file, or the address of a page."""
    found = _locked(recommendation_id, by)
    permissions.may_finish(by, found).or_raise()
    if not result.strip():
        raise NotPossibleError(_("Say what came of it."))
    if proof is None and not url.strip():
        raise NotPossibleError(_("Give the proof: a file, or the address of a page."))
    if proof is not None and proof.organisation_id != by.organisation_id:
        raise NotPossibleError(_("What you chose belongs to another organisation."))
    found.state = move_recommendation(found.state_value, to=RecommendationState.DONE).value
    found.result, found.proof, found.proof_url = result.strip(), proof, url.strip()
    found.done_on, found.done_by_name = by.today, by.name
    found.save(update_fields=["state", "result", "proof", "proof_url", "done_on", "done_by_name"])
    ledger.record("recommendation.done", found, by=by, at=at, detail={"number": found.number})
    return found


def _locked(recommendation_id: int, by: Standing) -> Recommendation:
    seen = Recommendation.objects.visible_to(by).get(pk=recommendation_id)
    rounds.locked(seen.round_id, by)
    found: Recommendation = Recommendation.objects.select_related("round").get(pk=seen.pk)
    return found


def _owner(decision: Decision, by: Standing) -> Position:
    owner = Position.objects.filter(pk=decision.owner_id or 0, organisation=by.organisation_id).first()
    if owner is None:
        raise NotPossibleError(_("Choose who carries it out."))
    return owner
