"""Rounds of monitoring and evaluation, their frozen figures and the evidence that members look at (rows 112–117)."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.db.models import F, Q

from khum.domain.fiscal_year import FiscalYear
from khum.evaluation.rules.states import RoundKind, RoundState, SampleVerdict
from khum.meetings.models import Meeting
from khum.people.models import Committee, Organisation, Person
from khum.people.models.organisation import TenantQuerySet
from khum.people.standing import Standing


def round_kinds() -> list[tuple[str, str]]:
    """Choices of the kind."""
    return [(kind.value, kind.label_th) for kind in RoundKind]


def round_states() -> list[tuple[str, str]]:
    """Choices of the state."""
    return [(state.value, state.label_th) for state in RoundState]


def verdicts() -> list[tuple[str, str]]:
    """Choices of what a member says of a sample."""
    return [(verdict.value, verdict.label_th) for verdict in SampleVerdict]


class Round(models.Model):
    """One look of the committee at a period. ``delivered_on`` is the day its report reached the chief executive."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="rounds")
    year_be = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=round_kinds)
    title = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    start_date = models.DateField()
    end_date = models.DateField()
    state = models.CharField(max_length=10, choices=round_states, default=RoundState.OPEN.value)
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    samples_due_on = models.DateField()
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    opened_by_name = models.CharField(max_length=200)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    delivered_on = models.DateField(null=True, blank=True)
    delivered_by_name = models.CharField(max_length=200, blank=True)
    delivery_reference = models.CharField(max_length=60, blank=True)
    cancelled_reason = models.CharField(max_length=300, blank=True)

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["-year_be", "-end_date", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "year_be", "kind"],
                condition=~Q(kind="special") & ~Q(state="cancelled"),
                name="round_once_a_period",
            ),
            models.CheckConstraint(condition=Q(end_date__gte=F("start_date")), name="round_ends_after_start"),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(meeting__isnull=False, closed_at__isnull=False),
                name="closed_round_has_minutes",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def kind_value(self) -> RoundKind:
        """Kind as an enum."""
        return RoundKind(self.kind)

    @property
    def state_value(self) -> RoundState:
        """State as an enum."""
        return RoundState(self.state)

    @property
    def year(self) -> FiscalYear:
        """Its fiscal year."""
        return FiscalYear(self.year_be)


class FrozenQuerySet(models.QuerySet):
    """Rows that are written once."""

    def visible_to(self, standing: Standing) -> FrozenQuerySet:
        """Frozen figures of the person's organisation."""
        return self.filter(round__organisation_id=standing.organisation_id)

    def update(self, **_values: Any) -> NoReturn:
        """Refused: frozen figures never change."""
        raise TypeError("a snapshot never changes")

    def delete(self) -> NoReturn:
        """Refused: frozen figures are kept."""
        raise TypeError("a snapshot is never deleted")


class Snapshot(models.Model):
    """Every figure of a period with its evidence, as canonical JSON; ``sha256`` is printed on the papers."""

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="snapshot")
    taken_at = models.DateTimeField()
    as_of = models.DateField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64, db_index=True)

    objects = FrozenQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.round} {self.sha256[:16]}"

    def save(self, *args: Any, **options: Any) -> None:
        """Written once."""
        if self.pk is not None and not self._state.adding:
            raise TypeError("a snapshot never changes")
        super().save(*args, **options)

    def delete(self, *_args: Any, **_options: Any) -> NoReturn:
        """Refused: frozen figures are kept."""
        raise TypeError("a snapshot is never deleted")


class OfRoundQuerySet(models.QuerySet):
    """Rows that belong to a round."""

    def visible_to(self, standing: Standing) -> OfRoundQuerySet:
        """Rows of rounds of the person's organisation."""
        return self.filter(round__organisation_id=standing.organisation_id)


class SampleReview(models.Model):
    """One drawn piece of evidence and what the member to whom it fell says of it."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="samples")
    metric = models.CharField(max_length=20)
    metric_name = models.CharField(max_length=200)
    place = models.PositiveIntegerField()
    label = models.TextField()
    url = models.CharField(max_length=500, blank=True)
    on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    member = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    member_name = models.CharField(max_length=200)
    verdict = models.CharField(max_length=15, choices=verdicts, blank=True, default="")
    words = models.TextField(blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)

    objects = OfRoundQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["member", "verdict"], name="sample_of_member")]
        constraints = [models.UniqueConstraint(fields=["round", "metric", "place"], name="sample_drawn_once")]

    def __str__(self) -> str:
        return f"{self.metric}: {self.label[:100]}"

    @property
    def verdict_value(self) -> SampleVerdict:
        """What was said, as an enum."""
        return SampleVerdict(self.verdict)
