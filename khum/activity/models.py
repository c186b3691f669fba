"""The append-only ledger. It has no foreign keys to features, so no feature can rewrite it by changing."""

from __future__ import annotations

from django.db import models

from khum.people.models import Organisation, Person
from khum.people.models.organisation import TenantQuerySet


class Entry(models.Model):
    """One line: an act, never changed and never deleted by the product."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_index=True)
    actor = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=200)
    actor_title = models.CharField(max_length=200, blank=True)
    verb = models.CharField(max_length=60)
    target_type = models.CharField(max_length=60)
    target_id = models.BigIntegerField(null=True)
    target_label = models.CharField(max_length=300, blank=True)
    channel = models.CharField(max_length=20, default="web")
    detail = models.JSONField(default=dict, blank=True)

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["organisation", "target_type", "target_id", "-at"], name="entry_of_target"),
            models.Index(fields=["organisation", "-at"], name="entry_of_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.actor_name}: {self.verb} {self.target_label}"
