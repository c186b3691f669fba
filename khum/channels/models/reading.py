"""How often citizens read public items; who they were is not kept."""

from __future__ import annotations

from django.db import models

from khum.library.models import Item


class PublicRead(models.Model):
    """How many browsers opened a public item on a day."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="public_reads")
    on = models.DateField()
    number = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [models.UniqueConstraint(fields=["item", "on"], name="public_reads_of_a_day")]

    def __str__(self) -> str:
        return f"{self.item} {self.on}: {self.number}"
