"""Uploaded and generated files: the row here, the bytes under ``KHUM_DATA/files`` by their hash."""

from __future__ import annotations

from django.db import models

from khum.people.models import Organisation, Person
from khum.people.models.organisation import TenantQuerySet


class StoredFile(models.Model):
    """One stored file of an organisation. Equal bytes share one place on disk."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=20)  # pdf, docx, xlsx, csv, txt, png, jpeg …
    content_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField()

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-id"]
        indexes = [models.Index(fields=["organisation", "sha256"], name="file_by_hash")]

    def __str__(self) -> str:
        return self.name
