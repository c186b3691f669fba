"""Lessons: what happened, why, what to do, and the way until its users know (row 47)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from khum.exchange.rules.lessons import LessonState
from khum.library.models import Item, Revision
from khum.people.models import Division, Organisation, Person, Position

if TYPE_CHECKING:
    from datetime import date

    from khum.people.standing import Standing


def lesson_states() -> list[tuple[str, str]]:
    """Choices of the state of a lesson."""
    return [(state.value, state.label_th) for state in LessonState]


class OpenQuerySet(models.QuerySet):
    """Rows open to the whole organisation, never to visitors."""

    def visible_to(self, standing: Standing) -> OpenQuerySet:
        """Rows of the person's organisation."""
        return self.none() if standing.is_visitor else self.filter(organisation=standing.organisation_id)


class Lesson(models.Model):
    """A lesson of the work. Names of people do not belong in it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="lessons")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=200)
    happened = models.TextField()
    why = models.TextField()
    proposal = models.TextField()
    happened_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=lesson_states, default=LessonState.RAISED.value)
    raised_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    raised_at = models.DateTimeField()
    action = models.TextField(blank=True)
    owner = models.ForeignKey(Position, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    changed_what = models.TextField(blank=True)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="changed_by_lessons")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    changed_on = models.DateField(null=True, blank=True)
    told_how = models.TextField(blank=True)
    told_count = models.PositiveIntegerField(default=0)
    told_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_note = models.TextField(blank=True)

    objects = OpenQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_at", "-id"]
        indexes = [models.Index(fields=["organisation", "state", "due_on"], name="lesson_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["raised", "dropped"]) | Q(owner__isnull=False, due_on__isnull=False),
                name="action_has_owner_and_day",
            ),
            models.CheckConstraint(condition=~Q(state="dropped") | ~Q(closed_note=""), name="lesson_dropped_why"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state_value(self) -> LessonState:
        """State as an enum."""
        return LessonState(self.state)

    def is_late(self, today: date) -> bool:
        """Whether the day of its action has passed."""
        return self.state_value is LessonState.ACTION and self.due_on is not None and self.due_on < today
