"""What a round found and what it recommends, until it is done (row 117)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from khum.evaluation.models.round import OfRoundQuerySet, Round, SampleReview
from khum.evaluation.rules.states import RecommendationState, Weight
from khum.files.models import StoredFile
from khum.people.models import Person, Position
from khum.plans.models import Activity


def weights() -> list[tuple[str, str]]:
    """Choices of the weight of a finding."""
    return [(weight.value, weight.label_th) for weight in Weight]


def recommendation_states() -> list[tuple[str, str]]:
    """Choices of the state of a recommendation."""
    return [(state.value, state.label_th) for state in RecommendationState]


class Finding(models.Model):
    """What a member or the committee found about a metric or an activity."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="findings")
    metric = models.CharField(max_length=20, blank=True)
    activity = models.ForeignKey(Activity, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    sample = models.ForeignKey(SampleReview, on_delete=models.SET_NULL, null=True, blank=True, related_name="findings")
    text = models.TextField()
    weight = models.CharField(max_length=10, choices=weights)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    objects = OfRoundQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:200]

    @property
    def weight_value(self) -> Weight:
        """Weight as an enum."""
        return Weight(self.weight)


class Recommendation(models.Model):
    """What the committee recommends: decided by the chief executive, done by who holds the owner's post."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    finding = models.ForeignKey(
        Finding, on_delete=models.SET_NULL, null=True, blank=True, related_name="recommendations"
    )
    text = models.TextField()
    state = models.CharField(max_length=10, choices=recommendation_states, default=RecommendationState.PROPOSED.value)
    owner = models.ForeignKey(Position, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_name = models.CharField(max_length=200, blank=True)
    decided_title = models.CharField(max_length=200, blank=True)
    decided_channel = models.CharField(max_length=10, blank=True)
    result = models.TextField(blank=True)
    proof = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    proof_url = models.CharField(max_length=500, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by_name = models.CharField(max_length=200, blank=True)
    carried_to = models.ForeignKey(Activity, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()

    objects = OfRoundQuerySet.as_manager()

    class Meta:
        ordering = ["round", "number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="recommendation_number_once"),
            models.CheckConstraint(condition=~Q(state="rejected") | ~Q(reason=""), name="rejected_with_reason"),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "done"]) | Q(owner__isnull=False, due_on__isnull=False),
                name="accepted_with_owner_and_day",
            ),
            models.CheckConstraint(condition=~Q(state="done") | ~Q(result=""), name="recommendation_done_with_result"),
        ]

    def __str__(self) -> str:
        return self.text[:200]

    @property
    def state_value(self) -> RecommendationState:
        """State as an enum."""
        return RecommendationState(self.state)

    def is_late(self, *, today: date) -> bool:
        """Accepted, not done, and past its day."""
        return self.state_value is RecommendationState.ACCEPTED and self.due_on is not None and self.due_on < today


class DecisionLink(models.Model):
    """A one-time link by which the chief executive decides the recommendations of a round without an account."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="links")
    token_sha256 = models.CharField(max_length=64, unique=True)
    holder_name = models.CharField(max_length=200)
    holder_title = models.CharField(max_length=200)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = OfRoundQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.round} → {self.holder_title}"
