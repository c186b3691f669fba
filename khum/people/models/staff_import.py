"""A staff list that waits to be confirmed; nobody of it is a person yet."""

from __future__ import annotations

from django.db import models

from khum.people.models.organisation import Organisation, TenantQuerySet
from khum.people.models.person import Person


class StaffImport(models.Model):
    """The rows of one uploaded file. They are emptied once it is accepted or put aside: names need no second home."""

    WAITING, ACCEPTED, DISCARDED = "waiting", "accepted", "discarded"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="staff_imports")
    file_name = models.CharField(max_length=255)
    state = models.CharField(max_length=20, default=WAITING)
    rows = models.JSONField(default=list)
    unused = models.JSONField(default=list)  # headings of columns that are not taken
    divisions = models.JSONField(default=dict)  # unknown division → "new" or the id of the one that is meant
    result = models.JSONField(default=dict)  # counts of what was made
    version = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.file_name
