"""What members say of their samples, what they find, and what the committee recommends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from khum.activity import ledger
from khum.domain.registries import METRICS
from khum.domain.verdict import NotPossibleError
from khum.evaluation import permissions
from khum.evaluation.actions import rounds
from khum.evaluation.models import Finding, Recommendation, SampleReview
from khum.evaluation.rules.states import RoundState, SampleVerdict, Weight
from khum.people.standing import Standing
from khum.plans.models import Activity


@dataclass(frozen=True, slots=True)
class About:
    """What a finding is about: a metric by its code, an activity, a sample; any of them, or none."""

    metric: str = ""
    activity_id: int | None = None
    sample_id: int | None = None


@transaction.atomic
def review(*, sample_id: int, verdict: SampleVerdict, words: str = "", by: Standing, at: datetime) -> SampleReview:
    """Say whether a drawn record is evidence; until the round is summed up it can be said anew."""
    seen = SampleReview.objects.visible_to(by).select_related("round")
    sample: SampleReview = seen.select_for_update(of=("self",)).get(pk=sample_id)
    permissions.may_review(by, sample).or_raise()
    if sample.round.state_value is not RoundState.OPEN:
        raise NotPossibleError(_("The committee has summed up this round."))
    if verdict is SampleVerdict.WAITING:
        raise NotPossibleError(_("Choose what this record is."))
    if verdict.needs_words and not words.strip():
        raise NotPossibleError(_("Say in a few words what is doubtful."))
    sample.verdict, sample.words, sample.reviewed_at = verdict.value, words.strip(), at
    sample.save(update_fields=["verdict", "words", "reviewed_at"])
    detail = {"metric": sample.metric, "verdict": verdict.value}
    ledger.record("round.sample_reviewed", sample.round, by=by, at=at, detail=detail)
    return sample


@transaction.atomic
def find(*, round_id: int, text: str, weight: Weight, about: About = About(), by: Standing, at: datetime) -> Finding:
    """Write a finding."""
    round_ = rounds.locked(round_id, by)
    permissions.may_find(by, round_).or_raise()
    if not text.strip():
        raise NotPossibleError(_("Say what you found."))
    if about.metric and METRICS.get(about.metric) is None:
        raise NotPossibleError(_("This figure is not known."))
    activity = Activity.objects.visible_to(by).get(pk=about.activity_id) if about.activity_id else None
    sample = round_.samples.get(pk=about.sample_id) if about.sample_id else None
    made: Finding = Finding.objects.create(
        round=round_,
        metric=about.metric or (sample.metric if sample else ""),
        activity=activity,
        sample=sample,
        text=text.strip(),
        weight=weight.value,
        by=by.person,
        by_name=by.name,
        at=at,
    )
    ledger.record("finding.written", made, by=by, at=at, detail={"round": round_.pk, "weight": weight.value})
    return made


@transaction.atomic
def drop_finding(*, finding_id: int, by: Standing, at: datetime) -> None:
    """Take a finding out again; one with a recommendation stays."""
    finding = Finding.objects.visible_to(by).get(pk=finding_id)
    round_ = rounds.locked(finding.round_id, by)
    permissions.may_find(by, round_).or_raise()
    if finding.by_id != by.person_id:
        permissions.may_run_rounds(by).or_raise()
    if finding.recommendations.exists():
        raise NotPossibleError(_("A recommendation stands on this finding: it is kept."))
    ledger.record("finding.dropped", finding, by=by, at=at, detail={"text": finding.text[:200]})
    finding.delete()


@transaction.atomic
def recommend(*, round_id: int, text: str, finding_id: int | None = None, by: Standing, at: datetime) -> Recommendation:
    """Write a recommendation to the chief executive, numbered in its round."""
    round_ = rounds.locked(round_id, by)
    permissions.may_find(by, round_).or_raise()
    if not text.strip():
        raise NotPossibleError(_("Say what is recommended."))
    finding = round_.findings.get(pk=finding_id) if finding_id else None
    last = round_.recommendations.aggregate(last=Max("number"))["last"] or 0
    made: Recommendation = Recommendation.objects.create(
        round=round_, number=last + 1, finding=finding, text=text.strip(), created_at=at
    )
    ledger.record("recommendation.made", made, by=by, at=at, detail={"round": round_.pk, "number": made.number})
    return made
