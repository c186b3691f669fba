"""Opening a round with frozen figures and a drawn sample, summing it up, delivering its report, closing it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.fiscal_year import FiscalYear
from khum.domain.verdict import NotPossibleError
from khum.evaluation import permissions
from khum.evaluation.models import Round, SampleReview, Snapshot
from khum.evaluation.queries import frozen
from khum.evaluation.rules import freezing, sampling, timing
from khum.evaluation.rules.states import LIVE_ROUNDS, RoundKind, RoundState, move_round
from khum.meetings.models import Meeting
from khum.meetings.rules.states import WITH_MINUTES
from khum.people.models import Committee, Person
from khum.people.queries import committees
from khum.people.rules import CommitteeKind
from khum.people.standing import Standing


@dataclass(frozen=True, slots=True)
class Asked:
    """What a special round looks at: its name, why, and the days."""

    title: str
    purpose: str
    start: date
    end: date


@transaction.atomic
def open_round(*, kind: RoundKind, year: FiscalYear, asked: Asked | None = None, by: Standing, at: datetime) -> Round:
    """Open a round: freeze every figure of the period, draw the sample and deal it to the members who sit today."""
    permissions.may_run_rounds(by).or_raise()
    start, end = (asked.start, asked.end) if asked else kind.period(year)
    if start > by.today:
        raise NotPossibleError(_("This period has not begun. There is nothing to evaluate yet."))
    if kind is not RoundKind.SPECIAL and _rounds(by, year).filter(kind=kind).exists():
        raise NotPossibleError(_("This round is open already, or was held."))
    committee = committees.committee_of_year(by.organisation, CommitteeKind.EVALUATION, year.be)
    members = _members(committee, by.today)
    if not members:
        raise NotPossibleError(_("Nobody sits on the evaluation committee of this year. Appoint the committee first."))
    round_ = Round.objects.create(
        organisation=by.organisation,
        year_be=year.be,
        kind=kind.value,
        title=asked.title if asked else f"{kind.label_th} ปีงบประมาณ {year.be}",
        purpose=asked.purpose if asked else "",
        start_date=start,
        end_date=end,
        committee=committee,
        samples_due_on=timing.samples_due_on(by.today),
        opened_by=by.person,
        opened_by_name=by.name,
        opened_at=at,
    )
    snapshot = _freeze(round_, today=by.today, at=at)
    samples = _draw(round_, snapshot, members)
    detail = {"sha256": snapshot.sha256, "samples": samples, "members": len(members)}
    ledger.record("round.opened", round_, by=by, at=at, detail=detail)
    return round_


@transaction.atomic
def sum_up(*, round_id: int, by: Standing, at: datetime) -> Round:
    """The committee is through: its recommendations go to the chief executive."""
    permissions.may_run_rounds(by).or_raise()
    round_ = locked(round_id, by)
    if not round_.findings.exists():
        raise NotPossibleError(_("Write at least one finding first, also a strength counts."))
    _moved(round_, to=RoundState.DECIDING)
    ledger.record("round.summed_up", round_, by=by, at=at, detail={"waiting": round_.recommendations.count()})
    return round_


@transaction.atomic
def reopen(*, round_id: int, reason: str, by: Standing, at: datetime) -> Round:
    """Give the round back to the committee; the frozen figures stay as they are."""
    permissions.may_run_rounds(by).or_raise()
    if not reason.strip():
        raise NotPossibleError(_("Say why."))
    round_ = _moved(locked(round_id, by), to=RoundState.OPEN)
    ledger.record("round.reopened", round_, by=by, at=at, detail={"reason": reason.strip()})
    return round_


@transaction.atomic
def deliver(*, round_id: int, on: date, reference: str = "", by: Standing, at: datetime) -> Round:
    """Keep the day on which the report of the round reached the chief executive (row 117)."""
    permissions.may_run_rounds(by).or_raise()
    round_ = locked(round_id, by)
    if round_.state_value is RoundState.CANCELLED:
        raise NotPossibleError(_("This round was cancelled."))
    if round_.delivered_on is not None:
        raise NotPossibleError(_("The report of this round is delivered already."))
    if on > by.today:
        raise NotPossibleError(_("A report is delivered today or was delivered earlier."))
    round_.delivered_on, round_.delivered_by_name, round_.delivery_reference = on, by.name, reference.strip()
    round_.save(update_fields=["delivered_on", "delivered_by_name", "delivery_reference"])
    ledger.record("round.delivered", round_, by=by, at=at, detail={"on": on.isoformat(), "reference": reference})
    return round_


@transaction.atomic
def close(*, round_id: int, meeting_id: int, by: Standing, at: datetime) -> Round:
    """Close a round with the minutes of the meeting that dealt with it; every recommendation is decided."""
    permissions.may_run_rounds(by).or_raise()
    round_ = locked(round_id, by)
    meeting = Meeting.objects.filter(pk=meeting_id, organisation=by.organisation_id).first()
    if meeting is None or meeting.state_value not in WITH_MINUTES:
        raise NotPossibleError(_("A round is closed with the minutes of its meeting. Finish the minutes first."))
    if round_.recommendations.filter(state="proposed").exists():
        raise NotPossibleError(_("Recommendations wait for the chief executive. Let them be decided first."))
    _moved(round_, to=RoundState.CLOSED, meeting=meeting, closed_at=at)
    ledger.record("round.closed", round_, by=by, at=at, detail={"meeting": str(meeting)})
    return round_


@transaction.atomic
def cancel(*, round_id: int, reason: str, by: Standing, at: datetime) -> Round:
    """End a round that was opened by mistake; its frozen figures are kept."""
    permissions.may_run_rounds(by).or_raise()
    if not reason.strip():
        raise NotPossibleError(_("Say why."))
    round_ = _moved(locked(round_id, by), to=RoundState.CANCELLED, cancelled_reason=reason.strip()[:300])
    ledger.record("round.cancelled", round_, by=by, at=at, detail={"reason": reason.strip()})
    return round_


def locked(round_id: int, by: Standing) -> Round:
    """The round of the person's organisation, locked until the transaction ends."""
    found: Round = Round.objects.visible_to(by).select_for_update().get(pk=round_id)
    return found


def live(round_: Round) -> None:
    """Refuse what belongs into a round that is over."""
    if round_.state_value not in LIVE_ROUNDS:
        raise NotPossibleError(_("This round is closed: nothing is added to it."))


def _rounds(by: Standing, year: FiscalYear) -> Any:
    return Round.objects.visible_to(by).filter(year_be=year.be).exclude(state=RoundState.CANCELLED)


def _members(committee: Committee | None, on: date) -> dict[int, Person]:
    sittings = committees.sittings(committee, on=on) if committee else []
    return {sitting.person.pk: sitting.person for sitting in sittings if sitting.person is not None}


def _freeze(round_: Round, *, today: date, at: datetime) -> Snapshot:
    text = freezing.canonical(frozen.content_of(round_, today=today, at=at))
    return Snapshot.objects.create(
        round=round_,
        taken_at=at,
        as_of=min(today, round_.end_date),
        text=text,
        sha256=freezing.sha256_of(text),
    )


def _draw(round_: Round, snapshot: Snapshot, members: dict[int, Person]) -> int:
    figures = {figure.code: figure for figure in frozen.figures_of(snapshot)}
    lengths = {code: len(figure.evidence) for code, figure in figures.items()}
    draws = sampling.draw(lengths, list(members), seed=snapshot.sha256)
    SampleReview.objects.bulk_create(
        SampleReview(
            round=round_,
            metric=draw.metric,
            metric_name=figures[draw.metric].name,
            place=draw.place,
            label=figures[draw.metric].evidence[draw.place].label,
            url=figures[draw.metric].evidence[draw.place].url,
            on=figures[draw.metric].evidence[draw.place].on,
            note=figures[draw.metric].evidence[draw.place].note,
            member=members[draw.member],
            member_name=members[draw.member].full_name,
        )
        for draw in draws
    )
    return len(draws)


def _moved(round_: Round, *, to: RoundState, **facts: Any) -> Round:
    round_.state = move_round(round_.state_value, to=to).value
    for name, value in facts.items():
        setattr(round_, name, value)
    round_.save(update_fields=["state", *facts])
    return round_
