"""Rounds for their pages: the list, one with its counts, samples, what earlier rounds left."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from khum.evaluation.models import Finding, Recommendation, Round, SampleReview
from khum.evaluation.rules.states import RecommendationState
from khum.people.standing import Standing


@dataclass(frozen=True, slots=True)
class MemberCount:
    """How far one member is with the samples."""

    name: str
    done: int
    all_: int


@dataclass(frozen=True, slots=True)
class VerdictCount:
    """How many samples members found genuine, doubtful or no evidence."""

    code: str
    number: int


def listed(standing: Standing) -> QuerySet[Round]:
    """Rounds with the numbers of findings and recommendations, the newest first."""
    own: QuerySet[Round] = Round.objects.visible_to(standing)
    found: QuerySet[Round] = own.annotate(
        findings_count=Count("findings", distinct=True), recommendations_count=Count("recommendations", distinct=True)
    )
    return found.order_by("-year_be", "-end_date", "-pk")


def members(round_: Round) -> list[MemberCount]:
    """How far each member is: one query."""
    rows = (
        round_.samples.order_by().values("member_name").annotate(all_=Count("pk"), waiting=Count("pk", Q(verdict="")))
    )
    found = [MemberCount(row["member_name"], row["all_"] - row["waiting"], row["all_"]) for row in rows]
    return sorted(found, key=lambda row: row.name)


def doubtful(round_: Round) -> list[SampleReview]:
    """Samples that a member doubts, with the words: one query."""
    return list(round_.samples.filter(verdict__in=["doubtful", "not_evidence"])[:100])


def samples_of(standing: Standing, round_: Round) -> list[SampleReview]:
    """What was drawn for this person, open ones first: one query."""
    return list(round_.samples.filter(member=standing.person_id).order_by("verdict", "id")[:200])


def findings_of(round_: Round) -> list[Finding]:
    """Findings with what they are about: one query."""
    return list(round_.findings.select_related("activity", "sample")[:200])


def recommendations_of(round_: Round) -> list[Recommendation]:
    """Recommendations in their order: one query."""
    return list(round_.recommendations.select_related("owner", "finding", "round")[:200])


def left_over(round_: Round) -> list[Recommendation]:
    """Recommendations that earlier rounds left accepted and not done, or that were done since: one query."""
    found = Recommendation.objects.filter(
        round__organisation=round_.organisation_id, round__opened_at__lt=round_.opened_at
    ).filter(Q(state=RecommendationState.ACCEPTED) | Q(state=RecommendationState.DONE, done_on__gte=round_.start_date))
    return list(found.select_related("round", "owner").order_by("due_on", "id")[:50])


def recommendations(standing: Standing, *, state: str = "", words: str = "") -> QuerySet[Recommendation]:
    """Every recommendation of the council, what is due first."""
    found: QuerySet[Recommendation] = Recommendation.objects.visible_to(standing).select_related("round", "owner")
    if state in {each.value for each in RecommendationState}:
        found = found.filter(state=state)
    if words:
        found = found.filter(Q(text__icontains=words) | Q(result__icontains=words))
    return found.order_by("-round__year_be", "-round__opened_at", "number")
