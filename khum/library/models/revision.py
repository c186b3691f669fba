"""Revisions, which never change, who looked at them, and when an item was found still right."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from khum.library.models.item import Item, OfItemQuerySet
from khum.library.rules.states import RevisionState, Significance
from khum.people.models import Person


def revision_states() -> list[tuple[str, str]]:
    """Choices of what became of a revision."""
    return [(state.value, state.label_th) for state in RevisionState]


def significances() -> list[tuple[str, str]]:
    """Choices of how much a change weighs."""
    return [(weight.value, weight.label_th) for weight in Significance]


class Revision(models.Model):
    """One submitted text of an item. Only ``state``, ``significance`` and ``reviewed_at`` are written later, once."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    based_on = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=250)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    parts = models.JSONField(default=dict, blank=True)
    text = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)
    comment = models.TextField(blank=True)
    significance = models.CharField(max_length=10, choices=significances, default=Significance.MAJOR.value)
    state = models.CharField(max_length=20, choices=revision_states, default=RevisionState.SUBMITTED.value)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    author_name = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True, blank=True)

    objects = OfItemQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="revision_number_once"),
            models.UniqueConstraint(fields=["item"], condition=Q(state="submitted"), name="one_revision_in_review"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"


class Review(models.Model):
    """One person's look at a revision: approved in a role, or returned with the reason. Never changed."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="reviews")
    role = models.CharField(max_length=20)
    is_approval = models.BooleanField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    by_title = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(is_approval=True) | ~Q(reason=""), name="returned_with_reason"),
            models.UniqueConstraint(
                fields=["revision", "role"], condition=Q(is_approval=True), name="role_approves_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by_name}: {self.role}"


class Verification(models.Model):
    """Somebody looked and found an item still right, or published it anew. ``due_on`` is the day it was due before."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="verifications")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    on = models.DateField()
    until = models.DateField()
    is_by_publication = models.BooleanField(default=False)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)

    objects = OfItemQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return f"{self.item} {self.on}"
