"""Councils of the same installation that let each other's people find who knows (row 84)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from khum.people.models import Organisation, Person

if TYPE_CHECKING:
    from khum.people.standing import Standing


class NeighbourQuerySet(models.QuerySet):
    """Agreements with the one way to read them."""

    def visible_to(self, standing: Standing) -> NeighbourQuerySet:
        """What the person's own council agreed to."""
        return self.none() if standing.is_visitor else self.filter(organisation=standing.organisation_id)


class Neighbour(models.Model):
    """One side's agreement. Two councils see each other's holders only while both rows stand."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    agreed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agreed_at = models.DateTimeField()

    objects = NeighbourQuerySet.as_manager()

    class Meta:
        ordering = ["other__name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "other"], name="neighbour_once"),
            models.CheckConstraint(condition=~Q(organisation=F("other")), name="neighbour_is_another"),
        ]

    def __str__(self) -> str:
        return str(self.other)
