"""What was said and resolved at a meeting, and what of it is worth keeping as knowledge."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from khum.library.models import Item
from khum.meetings.models.meeting import Meeting, OfMeetingQuerySet
from khum.meetings.rules.agenda import Section
from khum.people.models import Person, Position


def sections() -> list[tuple[int, str]]:
    """Choices of the section (วาระ)."""
    return [(section.value, section.label_th) for section in Section]


class AgendaItem(models.Model):
    """One line of business with its minutes. ``version`` counts saves, so that two writers are noticed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda_items")
    section = models.PositiveSmallIntegerField(choices=sections)
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=300)
    is_km = models.BooleanField(default=False)
    follows = models.ForeignKey("Resolution", on_delete=models.SET_NULL, null=True, blank=True, related_name="returns")
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_by_name = models.CharField(max_length=200, blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        ordering = ["section", "order", "id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "follows"], name="resolution_comes_back_once")]

    def __str__(self) -> str:
        return self.title


class MinutesSave(models.Model):
    """What a line of the minutes said at a version: where two writers parted, and what a lost text is found in."""

    line = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="saves")
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["line", "version"], name="minutes_version_once")]

    def __str__(self) -> str:
        return f"{self.line} ({self.version})"


class Resolution(models.Model):
    """What a meeting resolved (มติ): who does what by when. Open ones come back on the next agenda."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="resolutions")
    line = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="resolutions")
    text = models.TextField()
    owner = models.ForeignKey(Position, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    result = models.TextField(blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by_name = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(done_on=None) | ~Q(result=""), name="done_with_result"),
            # Without an owner nothing is asked of anybody: a resolution that only takes note.
            models.CheckConstraint(condition=Q(owner__isnull=False) | Q(due_on=None), name="due_with_owner"),
        ]

    def __str__(self) -> str:
        return self.text[:200]


class Point(models.Model):
    """A point of knowledge heard at a meeting; ``item`` is what it became in the library."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="points")
    line = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="points")
    text = models.TextField()
    teller = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    item = models.ForeignKey(Item, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:200]
