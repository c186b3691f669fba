"""The queue of background work: one table, claimed by lease (ADR 0003)."""

from __future__ import annotations

from django.db import models


class Job(models.Model):
    """One piece of work. It is deleted only after it has run, so a killed worker loses none; work may run twice."""

    kind = models.CharField(max_length=60)
    payload = models.JSONField(default=dict)
    run_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    is_dead = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["run_at", "id"]
        indexes = [models.Index(fields=["is_dead", "run_at"], name="job_due")]

    def __str__(self) -> str:
        return f"{self.kind} {self.payload}"
