"""Changes made in the table, kept so that the last one can be undone and two editors can be merged."""

from __future__ import annotations

from django.db import models

from khum.people.models import Person
from khum.plans.models.plan import OfPlanQuerySet, Plan


class Change(models.Model):
    """One edit: which part, its values before and after. Undo applies ``before`` if nothing came in between."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="changes")
    verb = models.CharField(max_length=20)  # changed, added, removed, moved
    target_type = models.CharField(max_length=40)
    target_id = models.BigIntegerField()
    target_label = models.CharField(max_length=300, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    version_after = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.verb} {self.target_label}"
