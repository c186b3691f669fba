"""The way of a plan into force: steps dated and signed by position, one-time links, frozen versions."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from khum.files.models import StoredFile
from khum.people.models import Person
from khum.plans.models.plan import OfPlanQuerySet, Plan


class ApprovalStep(models.Model):
    """One decision on the way: submitted, approved, returned, amended, closed. Never changed."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="approvals")
    amendment = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=20)
    decision = models.CharField(max_length=20)  # submitted, approved, returned, amended, closed
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    by_title = models.CharField(max_length=200)
    channel = models.CharField(max_length=10, default="web")  # web, link, paper, cli
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    signed_on = models.DateField()
    at = models.DateTimeField()

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(channel="paper") | Q(scan__isnull=False), name="paper_decision_has_scan"
            ),
            models.CheckConstraint(condition=~Q(decision="returned") | ~Q(reason=""), name="return_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.by_title} {self.decision}"


class ApprovalLink(models.Model):
    """A signed one-time link by which the chief executive decides without an account; only its hash is kept."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="links")
    amendment = models.PositiveSmallIntegerField()
    token_sha256 = models.CharField(max_length=64, unique=True)
    holder_name = models.CharField(max_length=200)
    holder_title = models.CharField(max_length=200)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.holder_title}"


class Snapshot(models.Model):
    """A version in force, frozen: content as JSON with its hash; old versions stay readable and printable.

    ``particulars`` is the rest of what the document says (signatures, orders, evidence on that day), so that a re-issue
    has the same bytes. ``scan`` is the print that was signed by hand, where the office keeps one.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="snapshots")
    amendment = models.PositiveSmallIntegerField()
    reason = models.TextField(blank=True)
    content = models.JSONField()
    particulars = models.JSONField(default=dict, blank=True)
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        ordering = ["amendment", "id"]
        constraints = [models.UniqueConstraint(fields=["plan", "amendment"], name="snapshot_once")]

    def __str__(self) -> str:
        return f"{self.plan} ({self.amendment})"
