"""What became of items in the work: reads, uses, votes, reports of errors."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from khum.library.models.item import Item, OfItemQuerySet
from khum.library.models.revision import Revision
from khum.library.rules.states import Channel, Outcome
from khum.people.models import Division, Person


def channels() -> list[tuple[str, str]]:
    """Choices of the channel of a read."""
    return [(channel.value, channel.label_th) for channel in Channel]


def outcomes() -> list[tuple[str, str]]:
    """Choices of the four outcomes, or none."""
    return [(outcome.value, outcome.label_th) for outcome in Outcome]


class ReadCount(models.Model):
    """One person opened one item through one channel on one day; authors and robots are left out (M5)."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="reads")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    channel = models.CharField(max_length=10, choices=channels, default=Channel.WEB.value)
    on = models.DateField()

    objects = OfItemQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [models.UniqueConstraint(fields=["item", "person", "channel", "on"], name="read_once_a_day")]

    def __str__(self) -> str:
        return f"{self.item} {self.on}"


class Use(models.Model):
    """ "I used this": in which case, with what result (row 21); the head of the division confirms."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="uses")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="uses")
    division = models.ForeignKey(Division, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField()
    case = models.CharField(max_length=300, blank=True)
    result = models.TextField(blank=True)
    outcome = models.CharField(max_length=20, choices=outcomes, blank=True)
    audience = models.CharField(max_length=200, blank=True)
    before = models.CharField(max_length=120, blank=True)
    after = models.CharField(max_length=120, blank=True)
    minutes_saved = models.PositiveIntegerField(null=True, blank=True)
    basis = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_name = models.CharField(max_length=200, blank=True)

    objects = OfItemQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(minutes_saved=None) | ~Q(basis=""), name="saving_has_basis"),
            # One tap twice is one use; a second case of the same day says what it was.
            models.UniqueConstraint(fields=["item", "person", "on", "case"], name="use_once"),
        ]

    def __str__(self) -> str:
        return self.case or str(self.item)


class Vote(models.Model):
    """Helpful or not, of a revision: a rewrite starts clean (anchors.md §3.2)."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="votes")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="votes")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    is_helpful = models.BooleanField()
    reason = models.TextField(blank=True)
    at = models.DateTimeField()

    objects = OfItemQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [models.UniqueConstraint(fields=["revision", "person"], name="vote_once")]

    def __str__(self) -> str:
        return f"{self.item}: {self.is_helpful}"


class ErrorReport(models.Model):
    """ "This is wrong": a task for the owner until it is answered."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="error_reports")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()
    answer = models.TextField(blank=True)
    is_fixed = models.BooleanField(default=False)
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = OfItemQuerySet.as_manager()

    class Meta:
        ordering = ["closed_at", "at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(closed_at=None) | ~Q(answer=""), name="closed_report_has_answer")
        ]

    def __str__(self) -> str:
        return self.text[:80]
