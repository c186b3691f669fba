"""A plan file that was read and waits for a person to confirm it."""

from __future__ import annotations

from django.db import models

from khum.files.models import StoredFile
from khum.people.models import Organisation, Person
from khum.people.models.organisation import TenantQuerySet
from khum.plans.models.plan import Plan


class PlanImport(models.Model):
    """What was read from a file and what the person decided of each doubt; no plan is written before ``accepted``."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="plan_imports")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=255)
    state = models.CharField(max_length=10, default="reading")  # reading, read, failed, accepted, discarded
    failure = models.CharField(max_length=300, blank=True)
    reading = models.JSONField(default=dict)  # the reading, corrected in place
    decisions = models.JSONField(default=dict)  # doubt index -> {"choice": accept|correct|skip, "text": str}
    year_be = models.PositiveSmallIntegerField(null=True, blank=True)
    plan = models.ForeignKey(Plan, on_delete=models.SET_NULL, null=True, blank=True, related_name="imports")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.file_name
