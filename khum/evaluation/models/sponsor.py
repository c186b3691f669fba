"""Visible acts of executives that no other record tells (row 10)."""

from __future__ import annotations

from django.db import models

from khum.evaluation.rules.states import SponsorKind
from khum.files.models import StoredFile
from khum.people.models import Organisation, Person
from khum.people.models.organisation import TenantQuerySet


def sponsor_kinds() -> list[tuple[str, str]]:
    """Choices of the kind of an act."""
    return [(kind.value, kind.label_th) for kind in SponsorKind]


class SponsorAct(models.Model):
    """An act of an executive that people saw; name and title are as they were on the day."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="sponsor_acts")
    on = models.DateField()
    kind = models.CharField(max_length=10, choices=sponsor_kinds)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    text = models.TextField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_by_name = models.CharField(max_length=200)
    entered_at = models.DateTimeField()

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return self.text[:200]
