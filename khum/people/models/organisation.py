"""Organisations (tenants) and their divisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from khum.domain.organisation_types import OrganisationType, Titles

if TYPE_CHECKING:
    from khum.people.standing import Standing


def organisation_types() -> list[tuple[str, str]]:
    """Choices of the type; a callable, so that a new type is no migration."""
    return [(kind.value, kind.label_th) for kind in OrganisationType]


class Organisation(models.Model):
    """One council. Every tenant-owned row points here."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, choices=organisation_types)
    district = models.CharField(max_length=100, blank=True)
    province = models.CharField(max_length=100, blank=True)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    vision = models.TextField(blank=True)
    accent_hue = models.PositiveSmallIntegerField(default=165)
    emblem_sha256 = models.CharField(max_length=64, blank=True)
    is_demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def type(self) -> OrganisationType:
        """Legal type as an enum."""
        return OrganisationType(self.kind)

    @property
    def titles(self) -> Titles:
        """Titles that follow from the type (row 126)."""
        return self.type.titles

    @property
    def place(self) -> str:
        """``อำเภอ… จังหวัด…`` as covers print it."""
        parts = [
            f"อำเภอ{self.district}" if self.district else "",
            f"จังหวัด{self.province}" if self.province else "",
        ]
        return " ".join(part for part in parts if part)


class TenantQuerySet(models.QuerySet):
    """Rows that one organisation owns and everybody in it may read."""

    def visible_to(self, standing: Standing) -> TenantQuerySet:
        """Rows of the person's own organisation."""
        return self.filter(organisation_id=standing.organisation_id)


class Division(models.Model):
    """A สำนัก or กอง of a council."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="divisions")
    name = models.CharField(max_length=150)
    order = models.PositiveSmallIntegerField(default=0)
    closed_on = models.DateField(null=True, blank=True)

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="division_name_once")]

    def __str__(self) -> str:
        return self.name
