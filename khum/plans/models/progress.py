"""What became of activities and indicators: reports of the accountable person, and figures given by hand."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from khum.files.models import StoredFile
from khum.people.models import Person
from khum.plans.models.table import Activity, Indicator, OfActivityQuerySet, activity_states


class ProgressReport(models.Model):
    """One report on an activity: state, result, problem. Never changed; a new one follows."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="reports")
    state = models.CharField(max_length=10, choices=activity_states)
    result = models.TextField(blank=True)
    problem = models.TextField(blank=True)
    suggestion = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    by_title = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    objects = OfActivityQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.result[:80]


class OfIndicatorQuerySet(models.QuerySet):
    """Rows that belong to an indicator."""

    def visible_to(self, standing: object) -> OfIndicatorQuerySet:
        """Rows of plans of the person's organisation."""
        return self.filter(indicator__activity__table__plan__organisation_id=standing.organisation_id)  # type: ignore[attr-defined]


class ManualMeasurement(models.Model):
    """A figure given by hand for a period: never without a file, a name and a reason (design.md §3.3)."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="measurements")
    start_date = models.DateField()
    end_date = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=2)
    reason = models.TextField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    objects = OfIndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["-end_date", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(end_date__gte=F("start_date")), name="measurement_ends_after_start")
        ]

    def __str__(self) -> str:
        return f"{self.value}"
