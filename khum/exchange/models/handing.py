"""The hand-over of who leaves: the guided interview, days of working side by side, the successor's signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from khum.exchange.models.leaving import Departure, seen_by
from khum.exchange.rules.handing import HandOverState, ShadowStage
from khum.people.models import Organisation, Person, Position

if TYPE_CHECKING:
    from khum.people.standing import Standing


def shadow_stages() -> list[tuple[str, str]]:
    """Choices of how far the successor was on a day."""
    return [(stage.value, stage.label_th) for stage in ShadowStage]


def hand_over_states() -> list[tuple[str, str]]:
    """Choices of the state of a hand-over."""
    return [(state.value, state.label_th) for state in HandOverState]


class HandOverQuerySet(models.QuerySet):
    """Hand-overs with the one way to read them."""

    def visible_to(self, standing: Standing) -> HandOverQuerySet:
        """Hand-overs of departures in sight, and those that the person takes over."""
        taken = Q(successor=standing.person_id or 0, organisation=standing.organisation_id)
        return self.filter(seen_by(standing, "departure__") | taken)


class HandOver(models.Model):
    """What one person passes on to the successor. ``position`` is the post that carries the work on."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="hand_overs")
    departure = models.OneToOneField(Departure, on_delete=models.PROTECT, related_name="hand_over")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    successor = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="hand_overs")
    state = models.CharField(max_length=10, choices=hand_over_states, default=HandOverState.OPEN.value)
    begun_at = models.DateTimeField()
    handed_on = models.DateField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    signed_name = models.CharField(max_length=200, blank=True)
    signed_title = models.CharField(max_length=200, blank=True)
    sign_note = models.TextField(blank=True)
    moved_on = models.DateField(null=True, blank=True)
    moved: models.JSONField[dict[str, int], dict[str, int]] = models.JSONField(default=dict, blank=True)

    objects = HandOverQuerySet.as_manager()

    class Meta:
        ordering = ["departure__leaves_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="signed") | Q(signed_on__isnull=False, successor__isnull=False),
                name="signed_by_a_successor",
            )
        ]

    def __str__(self) -> str:
        return f"การส่งมอบงานของ{self.departure.person.full_name}"

    @property
    def state_value(self) -> HandOverState:
        """State as an enum."""
        return HandOverState(self.state)


class OfHandOverQuerySet(models.QuerySet):
    """Rows of a hand-over."""

    def visible_to(self, standing: Standing) -> OfHandOverQuerySet:
        """Rows of hand-overs in sight."""
        return self.filter(hand_over__in=HandOver.objects.visible_to(standing))


class PartAnswer(models.Model):
    """Answers of one section; a draft until ``is_done``. ``answers``: code of the question → words."""

    hand_over = models.ForeignKey(HandOver, on_delete=models.CASCADE, related_name="parts")
    part = models.CharField(max_length=20)
    answers: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict, blank=True)
    is_done = models.BooleanField(default=False)
    saved_at = models.DateTimeField()
    saved_by_name = models.CharField(max_length=200)

    objects = OfHandOverQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["hand_over", "part"], name="part_once")]

    def __str__(self) -> str:
        return self.part


class ShadowDay(models.Model):
    """A day on which leaver and successor worked side by side."""

    hand_over = models.ForeignKey(HandOver, on_delete=models.CASCADE, related_name="shadow_days")
    on = models.DateField()
    work = models.CharField(max_length=300)
    stage = models.CharField(max_length=10, choices=shadow_stages, default=ShadowStage.WATCHED.value)
    learned = models.TextField(blank=True)
    noted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    noted_at = models.DateTimeField()

    objects = OfHandOverQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return self.work

    @property
    def stage_value(self) -> ShadowStage:
        """How far the successor was, as an enum."""
        return ShadowStage(self.stage)
